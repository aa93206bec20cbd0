import { onScopeDispose, watch } from 'vue'
import { usePresenting } from '#client/tablet/present/presenting.ts'
import type { Showing } from '#shared/screens/screen.ts'

/** Somebody who types a word is waited for. */
const SETTLES_MS = 250

/** While this tablet presents what a page is about, the wall follows what is filtered on the page. */
export function useFollowedFilter(showing: () => Showing | undefined): void {
  const presenting = usePresenting()
  let timer: ReturnType<typeof setTimeout> | undefined

  function follow(): void {
    const [page, wall] = [showing(), presenting.shown]
    if (!page || page.scene !== wall?.scene || page.of !== wall.of) return
    if (said(page) !== said(wall)) void presenting.change({ filter: page.filter })
  }
  watch(
    () => said(showing()),
    () => {
      clearTimeout(timer)
      timer = setTimeout(follow, SETTLES_MS)
    },
  )
  onScopeDispose(() => clearTimeout(timer))
}

const said = (showing: Showing | undefined): string =>
  JSON.stringify(Object.entries(showing?.filter ?? {}).sort())
