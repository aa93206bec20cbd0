import type { Entry } from '#client/admin/rowState.ts'
import type { DraftEntry, DraftEntryInput } from '#shared/contract/drafts.ts'
import { asPeriod, type Period } from '#shared/period.ts'
import { isSeriesKey, type CellKey, type SeriesKey } from '#shared/series.ts'

/** The cell of a draft that a key stands for. */
export function cellOf(key: CellKey): { readonly series: SeriesKey; readonly period: Period } {
  const at = key.lastIndexOf(' ')
  const series = key.slice(0, at)
  if (!isSeriesKey(series)) throw new TypeError(`not a cell: ${key}`)
  return { series, period: asPeriod(key.slice(at + 1)) }
}

/** What stands in a cell of a draft. */
export function entryOf({ series: _, period: __, version: ___, editor: ____, ...entry }: DraftEntry): Entry {
  return entry
}

/** A cell as it is sent. */
export const inputOf = (key: CellKey, entry: Entry): DraftEntryInput => ({
  ...cellOf(key),
  text: entry.text,
  seen: entry.seen,
  answers: [...(entry.answers ?? [])],
  ...(entry.unit !== undefined && { unit: entry.unit }),
  ...(entry.missing !== undefined && { missing: entry.missing }),
  ...(entry.reason !== undefined && { reason: entry.reason }),
  ...(entry.note !== undefined && { note: entry.note }),
  ...(entry.restores !== undefined && { restores: entry.restores }),
})

/** Whether two cells say the same to whoever reads the draft. */
export function isSameEntry(a: Entry | undefined, b: Entry | undefined): boolean {
  if (!a || !b) return !a && !b
  return (
    a.text === b.text &&
    a.unit === b.unit &&
    a.missing === b.missing &&
    a.seen === b.seen &&
    (a.reason ?? '') === (b.reason ?? '') &&
    (a.note ?? '') === (b.note ?? '') &&
    a.restores === b.restores &&
    JSON.stringify(a.answers ?? []) === JSON.stringify(b.answers ?? [])
  )
}
