import { onScopeDispose, toRaw, watch } from 'vue'
import { keep, keepWith, kept } from '#client/live/kept.ts'
import { useLive } from '#client/stores/live.ts'
import { useSelf } from '#client/stores/self.ts'
import { useWallPlan } from '#client/stores/wallPlan.ts'
import { openKeeper } from '#client/wall/keep/openKeeper.ts'
import type { Board } from '#shared/board.ts'
import { indexCatalogue, type CatalogueData } from '#shared/catalogue/catalogue.ts'
import type { WallPlan } from '#shared/scenes/wallPlan.ts'
import type { ScreenSelf } from '#shared/screens/screen.ts'

/** So long a server may take before the wall shows what it had. */
const SERVER_WITHIN_MS = 2_500
/** What a release moves is written once it stands still on the screen. */
const WRITE_AFTER_MS = 4_000
const HEARD_EVERY_MS = 60_000

/**
 * Keeps the last good board on this device, with all it is drawn from, and shows it as old as it is when the wall starts
 * and no server answers. A device that is let in no more forgets it.
 */
export function keepBoard(): void {
  const live = useLive()
  const plan = useWallPlan()
  const self = useSelf()
  const keeper = openKeeper()
  const isLetIn = (): boolean => live.link !== 'signed-out'
  /** Came with the page and is not fetched again: kept anew where the device is let in again. */
  let catalogue: unknown
  keepWith({
    get: keeper.get,
    put: (name, value) => {
      if (name === 'catalogue') catalogue = value
      keeper.put(name, value)
    },
  })

  const late = setTimeout(() => void showLast(), SERVER_WITHIN_MS)
  async function showLast(): Promise<void> {
    const [itsCatalogue, board, heardAt, itsPlan, itsSelf] = await Promise.all([
      kept<CatalogueData>('catalogue'),
      kept<Board>('board'),
      kept<number>('heard'),
      kept<WallPlan>('plan'),
      kept<ScreenSelf>('self'),
    ])
    if (itsPlan) plan.keep(itsPlan)
    if (itsSelf) self.keep(itsSelf)
    if (itsCatalogue && board && heardAt !== undefined)
      live.showKept(indexCatalogue(itsCatalogue), board, heardAt)
  }

  let write: ReturnType<typeof setTimeout> | undefined
  const isConfirmed = (): boolean => live.ready && !live.isKept && isLetIn()
  watch(
    () => isConfirmed() && live.newest,
    (board) => {
      if (!board || write !== undefined) return
      write = setTimeout(() => {
        write = undefined
        if (isConfirmed()) keeper.put('board', toRaw(live.newest))
        noteHeard()
      }, WRITE_AFTER_MS)
    },
    { immediate: true },
  )
  const noteHeard = (): void => {
    if (isConfirmed()) keeper.put('heard', live.lastHeard)
  }
  const hearing = setInterval(noteHeard, HEARD_EVERY_MS)
  watch(
    () => isConfirmed() && plan.delivered,
    (itsPlan) => itsPlan && keeper.put('plan', toRaw(itsPlan)),
    { immediate: true },
  )
  watch(
    () => isConfirmed() && self.self,
    (its) => its && keeper.put('self', toRaw(its)),
    { immediate: true },
  )
  watch(isLetIn, (isIn) => (isIn ? keep('catalogue', catalogue) : keeper.clear()))
  onScopeDispose(() => {
    clearTimeout(late)
    clearTimeout(write)
    clearInterval(hearing)
    keepWith(undefined)
    keeper.close()
  })
}
