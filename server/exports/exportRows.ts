import { setImmediate } from 'node:timers/promises'
import type { ExportPorts, ExportRow } from '#server/exports/exports.ts'
import { vintagesKnownAt, type KnownVintage } from '#server/exports/repository.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { Source } from '#shared/observation.ts'
import { comparePeriods, type Period } from '#shared/period.ts'
import { indicatorOf, subjectOf, type SeriesKey } from '#shared/series.ts'

/** Series of one query: some hundred rows, read and written within a few milliseconds. */
const BATCH = 2

interface Range {
  /** Everything as it stood at this seq, though releases go on meanwhile. */
  readonly seq: number
  readonly from?: Period | undefined
  readonly to?: Period | undefined
}

/**
 * The rows of the series in their order, each series in the order of its periods, some series at a time. Between two
 * batches everything else that waits has its turn, and never more than one batch is in memory.
 */
export async function* exportRows(
  { store, catalogue }: Pick<ExportPorts, 'store'> & { readonly catalogue: Catalogue },
  keys: readonly SeriesKey[],
  range: Range,
): AsyncGenerator<readonly ExportRow[]> {
  const sourceText = sourceWords()
  for (let from = 0; from < keys.length; from += BATCH) {
    const batch = keys.slice(from, from + BATCH)
    const found = Map.groupBy(await vintagesKnownAt(store.read, batch, range.seq), (row) => row.series)
    yield batch.flatMap((key) => {
      const indicator = catalogue.indicator(indicatorOf(key))
      if (!indicator) return []
      return (found.get(key) ?? [])
        .filter((row) => isWithin(row.period, range))
        .sort((a, b) => comparePeriods(a.period, b.period))
        .map((row): ExportRow => ({ ...rowOf(row, sourceText), indicator, subject: subjectOf(key) }))
    })
    await setImmediate()
  }
}

const isWithin = (period: Period, { from, to }: Range): boolean =>
  (!from || comparePeriods(period, from) >= 0) && (!to || comparePeriods(period, to) <= 0)

const rowOf = (
  { demo, note, reason, source, ...row }: KnownVintage,
  sourceText: (json: string) => string,
): Omit<ExportRow, 'indicator' | 'subject'> => ({
  ...row,
  demo: demo === 1,
  note: note ?? '',
  reason: reason ?? '',
  source: source === null ? '' : sourceText(source),
})

/** Words a source; the rows of a release have the same one, so the last is kept. */
function sourceWords(): (json: string) => string {
  let last = { json: '', text: '' }
  return (json) => {
    if (json !== last.json) {
      const { publisher, title, date } = Source.parse(JSON.parse(json))
      last = { json, text: `${publisher}《${title}》${date}` }
    }
    return last.text
  }
}
