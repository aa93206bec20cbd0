import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { isSetAhead } from '#shared/indicator.ts'
import { asPeriod, comparePeriods, periodEnd, periodParts } from '#shared/period.ts'
import { sentence, type Finding } from '#shared/report/analysis/clause.ts'
import type { ReportBlock } from '#shared/report/document.ts'
import type { Picked, Printing } from '#shared/report/printing.ts'
import type { KnownFigure } from '#shared/report/reportFigures.ts'
import { seriesKey } from '#shared/series.ts'

export const CATALOGUE = loadCatalogue()

type Value = number | null | Pick<KnownFigure, 'value' | 'status'>
/** `2020-05: 8.4` by code of the district, or by `code@subject`. */
export type Known = Readonly<Record<string, Readonly<Record<string, Value>>>>

export interface Made {
  readonly printing: Printing
  readonly used: readonly Picked[]
  readonly missed: readonly string[]
}

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
export function printingOf(known: Known, cutoff = '2020-06-30', catalogue = CATALOGUE): Made {
  const { home } = catalogue.site
  const used: Picked[] = []
  const missed: string[] = []
  const day = asPeriod(cutoff)
  const past = (code: string, subject = home): readonly KnownFigure[] => {
    const indicator = catalogue.indicator(code)
    return Object.entries(known[subject === home ? code : `${code}@${subject}`] ?? {})
      .map(([period, value]) => asKnown(period, value))
      .filter(({ period }) => (indicator && isSetAhead(indicator)) || periodEnd(period) <= day)
      .sort((a, b) => comparePeriods(a.period, b.period))
  }
  const yearOf = ({ period }: KnownFigure): number => periodParts(period).year
  const printing: Printing = {
    terms: { kind: 'half-year', period: asPeriod('2020-H1'), cutoff: day, issued: day, number: null },
    figures: { catalogue, seq: 1, history: () => [] },
    past,
    pick: (code, subject = home) => {
      const indicator = catalogue.indicator(code)
      const all = past(code, subject)
      const found =
        indicator && isSetAhead(indicator) ? all.filter((one) => yearOf(one) === periodParts(day).year) : all
      const newest = found.at(-1)
      if (!indicator || !newest) return { why: 'unpublished' }
      if (newest.value === null) return { why: newest.missing ?? 'not-filed' }
      if (indicator.basis === 'ytd' && yearOf(newest) !== periodParts(day).year) return { why: 'stale' }
      return { series: seriesKey(code, subject), indicator, known: { ...newest, value: newest.value } }
    },
    use: (picked) => {
      const at = used.findIndex(
        ({ series, known: { period } }) => series === picked.series && period === picked.known.period,
      )
      return at >= 0 ? at : used.push(picked) - 1
    },
    miss: (code) => void missed.push(code),
  }
  return { printing, used, missed }
}

/** What a finding comes to as a sentence; the empty text where there is none. */
export const saidOf = (finding: Finding | undefined): string =>
  finding ? textOf([{ type: 'paragraph', runs: sentence([finding.tell()]) }]) : ''

export const textOf = (blocks: readonly ReportBlock[]): string =>
  blocks.map((block) => ('runs' in block ? block.runs.map(({ text }) => text).join('') : '')).join('\n')
