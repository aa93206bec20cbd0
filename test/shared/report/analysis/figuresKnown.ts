import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { asPeriod, comparePeriods } from '#shared/period.ts'
import { sentences, type Finding } from '#shared/report/analysis/clause.ts'
import type { ReportBlock } from '#shared/report/document.ts'
import { openPrinting, type OpenPrinting } from '#shared/report/openPrinting.ts'
import type { KnownFigure } from '#shared/report/reportFigures.ts'
import { indicatorOf, subjectOf } from '#shared/series.ts'

export const CATALOGUE = loadCatalogue()

type Value = number | null | Pick<KnownFigure, 'value' | 'status'>
/** `2020-05: 8.4` by code of the district, or by `code@subject`. */
export type Known = Readonly<Record<string, Readonly<Record<string, Value>>>>

const asKnown = (period: string, value: Value): KnownFigure => ({
  period: asPeriod(period),
  ...(typeof value === 'object' && value !== null
    ? value
    : { value, status: value === null ? ('missing' as const) : ('final' as const) }),
  ...(value === null && { missing: 'not-filed' as const }),
  vintage: 1,
  seq: 1,
})

/** A report in the making over a few figures; by default of the first half of 2020. */
export function printingOf(known: Known, cutoff = '2020-06-30', catalogue = CATALOGUE): OpenPrinting {
  const [period, day] = [asPeriod('2020-H1'), asPeriod(cutoff)]
  const history = (series: Parameters<typeof indicatorOf>[0]): readonly KnownFigure[] => {
    const isOwn = subjectOf(series) === catalogue.site.home
    return Object.entries(known[isOwn ? indicatorOf(series) : series] ?? {})
      .map(([at, value]) => asKnown(at, value))
      .sort((a, b) => comparePeriods(a.period, b.period))
  }
  return openPrinting(
    { catalogue, seq: 1, history },
    { kind: 'half-year', period, cutoff: day, issued: day, number: null },
  )
}

/** What a finding comes to as a sentence; the empty text where there is none. */
export const saidOf = (finding: Finding | undefined): string =>
  finding ? textOf([{ type: 'paragraph', runs: sentences([[finding.tell()]]) }]) : ''

export const textOf = (blocks: readonly ReportBlock[]): string =>
  blocks.map((block) => ('runs' in block ? block.runs.map(({ text }) => text).join('') : '')).join('\n')
