import type { Filter } from '#client/rooms/projects/shownProjects.ts'
import type { ItemsAnswer, RoomItem } from '#shared/contract/rooms.ts'
import type { Said } from '#shared/ledger/ledger.ts'

/** Ledgers call the answering office this or that; whoever narrows by it need not know. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  unit: ['responsibleUnit', 'authority', 'unit'],
}

type Fact = RoomItem['facts'][number]
const says = ({ code, text }: Fact, wanted: string): boolean =>
  code === wanted || text.zh === wanted || text.en === wanted

/** The fact that a field of the filter means, if the ledger has one: of `told`, the fields that its list tells. */
const meant = (field: string, told: readonly string[]): string | undefined =>
  (ALSO[field] ?? [field]).find((name) => told.includes(name))

function passes(item: RoomItem, filter: Filter, told: readonly string[]): boolean {
  return Object.entries(filter).every(([field, wanted]) => {
    if (field === 'light') return item.light.colour === wanted
    if (field === 'state') return item.state?.code === wanted
    const name = meant(field, told)
    return name === undefined || item.facts.some((fact) => fact.field === name && says(fact, wanted))
  })
}

/** The list of those that pass, counted anew; fields that the ledger does not have narrow nothing. */
export function narrowItems(answer: ItemsAnswer, filter: Filter, told: readonly string[]): ItemsAnswer {
  if (Object.keys(filter).length === 0) return answer
  const items = answer.items.filter((item) => passes(item, filter, told))
  if (items.length === answer.items.length) return answer
  const how = (why: RoomItem['light']['why']): number => items.filter(({ light }) => light.why === why).length
  return { ...answer, items, total: items.length, overdue: how('overdue'), soon: how('soon') }
}

/** With only these facts, in this order. */
export const tellFacts = (answer: ItemsAnswer, facts: readonly string[]): ItemsAnswer => ({
  ...answer,
  items: answer.items.map((item) => ({
    ...item,
    facts: facts.flatMap((name) => item.facts.filter(({ field }) => field === name)),
  })),
})

/** What a list is narrowed to, in words of its own states and facts. */
export function narrowedItemsTo(
  answer: ItemsAnswer,
  filter: Filter,
  told: readonly string[],
  lightName: (light: string) => string,
): readonly Said[] {
  return Object.entries(filter).flatMap(([field, wanted]) => {
    if (field === 'light') return [same(lightName(wanted))]
    if (field === 'state')
      return [answer.items.find(({ state }) => state?.code === wanted)?.state?.name ?? same(wanted)]
    const name = meant(field, told)
    const facts = answer.items.flatMap((item) => item.facts.filter((fact) => fact.field === name))
    return name === undefined ? [] : [facts.find((fact) => says(fact, wanted))?.text ?? same(wanted)]
  })
}
const same = (text: string): Said => ({ zh: text, en: text })

/** The items that are about what was chosen: a record by its id, or whatever names it. */
export function itemsAbout(items: readonly RoomItem[], record: string | undefined): ReadonlySet<string> {
  if (record === undefined) return new Set()
  return new Set(
    items
      .filter(({ id, facts }) => id === record || facts.some(({ code }) => code === record))
      .map(({ id }) => id),
  )
}
