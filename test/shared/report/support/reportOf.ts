import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { asPeriod, comparePeriods } from '#shared/period.ts'
import type { ReportBlock, ReportDocument, Runs } from '#shared/report/document.ts'
import { renderReport } from '#shared/report/renderReport.ts'
import type { KnownFigure, ReportFigures, ReportTerms } from '#shared/report/reportFigures.ts'
import { parseTemplate } from '#shared/report/template/parseTemplate.ts'
import { seriesKey } from '#shared/series.ts'

export const CATALOGUE = loadCatalogue()
export const HOME = CATALOGUE.site.home

export type Value = number | null | (Partial<KnownFigure> & Pick<KnownFigure, 'value'>)
/** `{ 'economy.gdp.growth': { '2020-Q2': 1.2 } }`, by `code@subject` for others than the district. */
export type Values = Readonly<Record<string, Readonly<Record<string, Value>>>>

const known = (period: string, given: Value): KnownFigure => {
  const more = typeof given === 'object' && given !== null ? given : { value: given }
  const status = more.value === null ? ('missing' as const) : ('final' as const)
  return { period: asPeriod(period), status, vintage: 1, seq: 1, ...more }
}

export function figuresOf(values: Values): ReportFigures {
  const histories = new Map(
    Object.entries(values).map(([key, periods]) => [
      key.includes('@') ? key : seriesKey(key, HOME),
      Object.entries(periods)
        .map(([period, given]) => known(period, given))
        .sort((a, b) => comparePeriods(a.period, b.period)),
    ]),
  )
  return { catalogue: CATALOGUE, seq: 1, history: (series) => histories.get(series) ?? [] }
}

export const HALF_YEAR: ReportTerms = {
  kind: 'half-year',
  period: asPeriod('2020-H1'),
  cutoff: asPeriod('2020-06-30'),
  issued: asPeriod('2020-07-10'),
  number: null,
}

/** A report of some lines; faults in them fail the test. */
export function reportOf(
  text: string,
  values: Values = {},
  terms: Partial<ReportTerms> = {},
): ReportDocument {
  const { template, faults } = parseTemplate(text)
  if (faults.length > 0) throw new Error(faults.map(({ zh }) => zh).join('; '))
  return renderReport(template, { figures: figuresOf(values), terms: { ...HALF_YEAR, ...terms } })
}

export const textOf = (runs: Runs): string => runs.map(({ text }) => text).join('')

/** Every block as one line of text. */
export const linesOf = ({ blocks }: ReportDocument): readonly string[] => blocks.map(lineOf)

function lineOf(block: ReportBlock): string {
  switch (block.type) {
    case 'picture':
      return `[${block.picture.title}]`
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(textOf).join(' | ')).join('\n')
    case 'item':
      return `${block.number ?? '-'}. ${textOf(block.runs)}`
    default:
      return textOf(block.runs)
  }
}

/** What one slot comes to. */
export const printed = (slot: string, values: Values, terms: Partial<ReportTerms> = {}): string =>
  linesOf(reportOf(slot, values, terms)).join('\n')
