import type { RoomShown } from '#client/api/rooms.ts'
import { itemsAbout, narrowedItemsTo, narrowItems, tellFacts } from '#client/scenes/records/narrowItems.ts'
import type { Filter } from '#client/rooms/projects/shownProjects.ts'
import type { ItemsAnswer } from '#shared/contract/rooms.ts'
import type { Said } from '#shared/ledger/ledger.ts'
import { LIST_VIEW } from '#shared/rooms/ledgerRoom.ts'
import type { ItemsView } from '#shared/rooms/room.ts'
import type { WidgetOf } from '#shared/scenes/scene.ts'

export interface ShownItems {
  readonly view: ItemsView
  readonly answer: ItemsAnswer
  /** Ids of those that are pointed out. */
  readonly marked: ReadonlySet<string>
}

interface Wanted {
  readonly filter: Filter
  readonly chosen: string | undefined
  /** A remark on what the list is narrowed to, in the reader's language. */
  readonly remark: (to: readonly Said[]) => string
  readonly lightName: (light: string) => string
}

/** The list of a ledger's room as a widget shows it; undefined where this asker has none. */
export function shownItems(
  { facts, title }: Pick<WidgetOf<'items'>, 'facts' | 'title'>,
  room: RoomShown,
  { filter, chosen, remark, lightName }: Wanted,
): ShownItems | undefined {
  const view = room.definition.views.find(({ code }) => code === LIST_VIEW)
  const answer = room.answers[LIST_VIEW]
  if (view?.kind !== 'items' || answer?.kind !== 'items') return undefined
  const narrowed = narrowItems(answer, filter, view.facts)
  const to = narrowedItemsTo(answer, filter, view.facts, lightName)
  const said = remark(to)
  return {
    view: { ...view, ...title, ...(to.length > 0 && { note: { zh: said, en: said } }) },
    answer: tellFacts(narrowed, facts),
    marked: itemsAbout(narrowed.items, chosen),
  }
}
