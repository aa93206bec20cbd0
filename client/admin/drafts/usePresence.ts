import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import { useAtThePanel } from '#client/admin/adminPerson.ts'
import { useDraftList } from '#client/admin/drafts/draftList.ts'
import type { DraftSession } from '#client/admin/drafts/draftSession.ts'
import type { Colleague } from '#client/admin/drafts/presence.ts'
import { useLive } from '#client/stores/live.ts'
import { isPeriod } from '#shared/period.ts'
import { cellKey, isSeriesKey, type CellKey } from '#shared/series.ts'

/** A cell that somebody only walks over is not worth telling. */
const TELL_AFTER_MS = 150
const HUES = 4

/** Tells colleagues which draft and cell this page is at, hears where they are, and fetches what they change. */
export function usePresence(session: Ref<DraftSession | undefined>): Readonly<Ref<readonly Colleague[]>> {
  const live = useLive()
  const list = useDraftList()
  const { person } = useAtThePanel()
  const id = computed(() => session.value?.draft.value?.id ?? null)
  const cell = ref<CellKey | null>(null)

  const look = (): void => void (cell.value = focusedCell())
  const soon = (): void => void setTimeout(look, 0) // between two cells nothing has the focus
  document.addEventListener('focusin', look)
  document.addEventListener('focusout', soon)

  let told: string | null = null
  watch(
    [id, cell],
    ([draft], _, onCleanup) => {
      if (draft === null && told === null) return
      const timer = setTimeout(() => {
        told = draft
        live.edit({ draft, cell: draft === null ? null : cell.value })
      }, TELL_AFTER_MS)
      onCleanup(() => clearTimeout(timer))
    },
    { immediate: true },
  )
  watch(
    () => live.draftFrame,
    (frame) => {
      const now = session.value
      if (!frame || frame.id !== id.value || !now) return
      void now.hear(frame.version)
      if (frame.state !== now.draft.value?.state) void list.refresh()
    },
  )
  onScopeDispose(() => {
    document.removeEventListener('focusin', look)
    document.removeEventListener('focusout', soon)
    if (told !== null) live.edit({ draft: null })
  })

  /** The same colour for a person for as long as this page is open. */
  const hues = new Map<string, number>()
  const hueOf = (name: string): number => {
    const hue = hues.get(name) ?? hues.size % HUES
    hues.set(name, hue)
    return hue
  }
  return computed(() => {
    const frame = live.draftFrame
    if (!frame || frame.id !== id.value || live.link !== 'live') return []
    return frame.editors
      .filter(({ name }) => name !== person.value.name)
      .map(({ name, cell }) => ({ name, cell, hue: hueOf(name) }))
  })
}

/** The cell of the grid that has the focus here, itself or something in its row. */
function focusedCell(): CellKey | null {
  const row = document.activeElement?.closest('tr')
  const key = row?.querySelector<HTMLElement>('input[data-cell]')?.dataset['cell'] ?? ''
  const [series = '', period = ''] = key.split(' ')
  return isSeriesKey(series) && isPeriod(period) ? cellKey(series, period) : null
}
