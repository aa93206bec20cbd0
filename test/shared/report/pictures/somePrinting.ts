import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { asPeriod, comparePeriods, periodEnd } from '#shared/period.ts'
import type { MissingFigure } from '#shared/report/document.ts'
import type { Picked, Printing } from '#shared/report/printing.ts'
import type { KnownFigure } from '#shared/report/reportFigures.ts'
import type { PictureForm, PictureNode } from '#shared/report/template/template.ts'
import { seriesKey } from '#shared/series.ts'

export const CATALOGUE = loadCatalogue()

/** By series (`code` for the district's, else `code@subject`), by period: a value, or null for a missing one. */
export type Given = Readonly<Record<string, Readonly<Record<string, number | null>>>>

export interface SomePrinting {
  readonly printing: Printing
  readonly used: Picked[]
  readonly missed: MissingFigure['code'][]
}

/** A report in the making over a few figures, as of 30 June 2020; it keeps what was used and missed. */
export function somePrinting(given: Given, extra: Partial<KnownFigure> = {}): SomePrinting {
  const { home } = CATALOGUE.site
  const cutoff = asPeriod('2020-06-30')
  const used: Picked[] = []
  const missed: string[] = []
  const past = (code: string, subject = home): readonly KnownFigure[] =>
    Object.entries(given[subject === home ? code : `${code}@${subject}`] ?? {})
      .map(([period, value]): KnownFigure => ({
        period: asPeriod(period),
        value,
        status: value === null ? 'missing' : 'final',
        vintage: 1,
        seq: 1,
        ...extra,
      }))
      .filter(({ period }) => CATALOGUE.indicator(code)?.basis === 'plan' || periodEnd(period) <= cutoff)
      .sort((a, b) => comparePeriods(a.period, b.period))
  const printing: Printing = {
    terms: { kind: 'half-year', period: asPeriod('2020-H1'), cutoff, issued: cutoff, number: null },
    figures: { catalogue: CATALOGUE, seq: 1, history: () => [] },
    pick(code, subject = home) {
      const indicator = CATALOGUE.indicator(code)
      const known = past(code, subject).at(-1)
      if (!indicator || !known) return { why: 'unpublished' }
      if (known.value === null) return { why: 'not-filed' }
      return { series: seriesKey(code, subject), indicator, known: { ...known, value: known.value } }
    },
    past,
    use(picked) {
      const at = used.findIndex(
        (one) => one.series === picked.series && one.known.period === picked.known.period,
      )
      return at >= 0 ? at : used.push(picked) - 1
    },
    miss: (code) => void missed.push(code),
  }
  return { printing, used, missed }
}

export const pictureNode = (form: PictureForm, ...codes: string[]): PictureNode => ({
  type: 'picture',
  form,
  codes: codes.map((code) => ({ code, at: 0, end: 0 })),
  title: [],
  at: 0,
  end: 0,
})

/** Months of a year from February, as year-to-date figures are published. */
export const months = (year: number, values: readonly (number | null)[]): Record<string, number | null> =>
  Object.fromEntries(values.map((value, i) => [`${year}-${String(i + 2).padStart(2, '0')}`, value]))
