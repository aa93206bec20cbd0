import type { FieldFailure } from '#server/failure.ts'
import { fieldValues, type Ledger } from '#shared/ledger/ledger.ts'
import type { KeptRecord } from '#shared/ledger/record.ts'

/**
 * What a ledger's records keep its definition from losing: past reports print again from their history, so whatever any
 * version of them holds, is in or went through has to stay what it was.
 */
export function faultsOfUse(
  before: Ledger,
  after: Ledger,
  records: Iterable<KeptRecord>,
): readonly FieldFailure[] {
  const used = useOf(records)
  if (used.records === 0) return []
  const faults: FieldFailure[] = []
  const inUse = (pointer: string, zh: string, en: string, count: number) =>
    faults.push({ pointer, code: 'used-by-records', params: { what: zh, whatEn: en, count } })
  for (const [i, field] of before.fields.entries()) {
    const next = after.fields.find(({ name }) => name === field.name)
    const values = used.values.get(field.name)
    const at = next ? `/fields/${after.fields.indexOf(next)}` : `/fields/${Math.max(0, i - 1)}`
    if (field.type === 'id' && !next) inUse('/fields', `编号字段“${field.zh}”`, `the id field`, used.records)
    if (!values) continue
    const count = [...values.values()].reduce((sum, n) => sum + n, 0)
    if (!next || next.type !== field.type || Boolean(next.computed) !== Boolean(field.computed))
      inUse(at, `字段“${field.zh}”`, `the field "${field.name}"`, count)
    else
      for (const { code, zh } of fieldValues(before, field) ?? [])
        if (values.has(code) && fieldValues(after, next)?.every((value) => value.code !== code))
          inUse(
            `${at}/values`,
            `“${field.zh}”的选项“${zh}”`,
            `the value "${code}" of "${field.name}"`,
            values.get(code) ?? 0,
          )
  }
  for (const { code, zh } of before.events)
    if (used.events.has(code) && !after.events.some((event) => event.code === code))
      inUse('/events', `事件“${zh}”`, `the event "${code}"`, used.events.get(code) ?? 0)
  return [...faults, ...shownFaults(before, after, used)]
}

/** Screens learn of a record when something happens to it: what they may show cannot grow behind its back. */
function shownFaults(before: Ledger, after: Ledger, used: Use): readonly FieldFailure[] {
  if (after.exposure.kind !== 'board') return []
  const shown = before.exposure.kind === 'board' ? before.exposure.shown : []
  return after.exposure.shown.flatMap((name, i) => {
    const values = used.values.get(name)
    if (shown.includes(name) || !values) return []
    return [{ pointer: `/exposure/shown/${i}`, code: 'not-on-screens-yet' as const, params: { field: name } }]
  })
}

interface Use {
  readonly records: number
  /** By field, how many versions hold which value; of fields that are no choices one count under the empty text. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, number>>
  readonly events: ReadonlyMap<string, number>
}

function useOf(records: Iterable<KeptRecord>): Use {
  const values = new Map<string, Map<string, number>>()
  const events = new Map<string, number>()
  let count = 0
  const add = (counts: Map<string, number>, code: string) => counts.set(code, (counts.get(code) ?? 0) + 1)
  for (const { versions } of records) {
    count++
    for (const { event, fields } of versions) {
      add(events, event)
      for (const [name, value] of Object.entries(fields)) {
        if (value === null) continue
        const counts = values.get(name) ?? new Map<string, number>()
        values.set(name, counts)
        for (const one of Array.isArray(value) ? (value as readonly unknown[]) : [value])
          add(counts, typeof one === 'string' && one.length <= 60 ? one : '')
      }
    }
  }
  return { records: count, values, events }
}
