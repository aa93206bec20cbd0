import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { RecordBehind } from '#shared/contract/provenance.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'
import type { Period } from '#shared/period.ts'
import { readRecordFigure } from '#shared/recordFigure.ts'
import { indicatorOf, subjectOf, type SeriesKey } from '#shared/series.ts'
import { projectIdOf } from '#shared/subject.ts'

interface Ground {
  readonly catalogue: Catalogue
  readonly ledgers: ReadonlyMap<string, Ledger>
  /** The records as they were known. */
  readonly view: Pick<RecordView, 'record' | 'referring'>
}

/** The record that a figure of a project is read from; undefined where no record says it. */
export function recordBehind(
  { catalogue, ledgers, view }: Ground,
  series: SeriesKey,
  period: Period,
): RecordBehind | undefined {
  const project = projectIdOf(subjectOf(series))
  const figure = catalogue.recordFigures?.find((one) => one.figure === indicatorOf(series))
  if (project === undefined || !figure) return undefined
  const reading = readRecordFigure(figure, { project, period }, view)
  const ledger = ledgers.get(figure.ledger)
  const field = ledger?.fields.find(({ name }) => name === figure.field)
  if (!reading || !ledger || !field) return undefined
  const { code, zh, en } = ledger
  return { ledger: code, id: reading.record.id, zh, en, field: { zh: field.zh, en: field.en } }
}
