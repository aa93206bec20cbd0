import { z } from 'zod'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { seriesKey } from '#shared/series.ts'
import { convert, shiftDecimal } from '#shared/unit.ts'
import { NumberCell, readRows } from '#server/demo/real/demoFile.ts'
import { IMPLIED, remarks, type Fact } from '#server/demo/real/fact.ts'
import { periodOf } from '#server/demo/real/spans.ts'

type Span = 'year' | 'ytd' | 'month' | 'quarter' | 'point' | 'target_year'
type Measure = 'level' | 'growth' | 'rank'

/** Middle of the indicator's code by the file's code; single months and quarters are indicators of their own. */
const STEMS: Readonly<Record<string, string>> = {
  GDP: 'economy.gdp',
  GDP1: 'economy.gdp-primary',
  GDP2: 'economy.gdp-secondary',
  GDP3: 'economy.gdp-tertiary',
  GDPPC: 'economy.gdp-per-capita',
  IVA: 'economy.industry-value-added',
  IGO: 'economy.industrial-output',
  FAI: 'economy.fixed-asset-investment',
  FAI_IND: 'economy.industrial-investment',
  FAI_RE: 'economy.real-estate-investment',
  FAI_NRE: 'economy.non-real-estate-investment',
  RETAIL: 'economy.retail-sales',
  FISCAL: 'economy.fiscal-revenue',
  FISCAL_M: 'economy.fiscal-revenue',
  TRADE: 'economy.trade',
  INC: 'economy.income',
  INC_U: 'economy.income-urban',
  INC_R: 'economy.income-rural',
  POP: 'economy.population',
  BUILT: 'economy.built-up-area',
  PPI: 'economy.ppi',
}

function indicatorOf(code: string, span: Span, measure: Measure): string {
  if (code === 'CPI') return span === 'month' ? 'economy.cpi.growth' : 'economy.cpi-ytd.growth'
  const stem = STEMS[code]
  if (stem === undefined) throw new Error(`no indicator for ${code}`)
  if (measure === 'rank') return `${stem}.rank-city`
  if (span === 'target_year') return `${stem}.growth-target`
  const single = span === 'quarter' ? '-quarter' : span === 'month' && code !== 'PPI' ? '-month' : ''
  return `${stem}${single}.${measure}`
}

/** Units of the file in those of the catalogue; a square kilometre is 100 万平方米. */
const UNITS: Readonly<Record<string, readonly [unit: string, power: number]>> = {
  亿元: ['CNY-100M', 0],
  万元: ['CNY-10K', 0],
  元: ['CNY', 0],
  万人: ['person-10K', 0],
  平方公里: ['m2-10K', 2],
}

const Row = z.object({
  region_code: z.string(),
  caliber: z.string(),
  period: z.string(),
  period_type: z.enum(['year', 'ytd', 'month', 'quarter', 'point', 'target_year']),
  indicator_code: z.string(),
  value: NumberCell,
  unit: z.string(),
  yoy_pct: NumberCell,
  rank: NumberCell,
  rank_scope: z.string(),
  published_on: z.string(),
  source_id: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
  derivation: z.enum(['', 'implied']),
  note: z.string(),
})
type Row = z.output<typeof Row>

/**
 * Figures of the province, the city and its areas. Rows of low confidence are left out. Only a place among the whole
 * city's areas is a rank; any other scope is a remark on the figure.
 */
export const regionalIndicators = (catalogue: Catalogue): readonly Fact[] =>
  ['henan_indicators.csv', 'zhengzhou_regional_indicators.csv']
    .flatMap((file) => readRows(file, Row))
    .filter((row) => row.confidence !== 'low')
    .flatMap((row) => rowFacts(catalogue, row))

const CITY_RANK = '全市(增速)'

function rowFacts(catalogue: Catalogue, row: Row): readonly Fact[] {
  const fact = (measure: Measure, value: number, ...note: readonly (string | false)[]): Fact => {
    const indicator = indicatorOf(row.indicator_code, row.period_type, measure)
    return {
      kind: 'figure',
      document: row.source_id,
      published: row.published_on,
      series: seriesKey(indicator, row.caliber === '民政口径' ? `${row.region_code}~civil` : row.region_code),
      period: periodOf(catalogue, indicator, row.period),
      value,
      status: isPreliminary(row) ? 'preliminary' : undefined,
      note: remarks(row.derivation === 'implied' && IMPLIED, ...note, row.note),
    }
  }
  const { rank, yoy_pct: growth } = row
  const place = rank !== null && row.rank_scope !== CITY_RANK && `位居${row.rank_scope}第${rank}`
  return [
    ...(row.value === null
      ? []
      : [fact('level', inCatalogueUnit(catalogue, row, row.value), growth === null && place)]),
    ...(growth === null ? [] : [fact('growth', growth, place)]),
    ...(rank !== null && row.rank_scope === CITY_RANK ? [fact('rank', rank)] : []),
  ]
}

/** First accounts of output and what the document itself calls expected. */
const isPreliminary = (row: Row): boolean =>
  (/^GDP\d?$/.test(row.indicator_code) && row.period_type !== 'target_year') || row.note.includes('初步')

function inCatalogueUnit(catalogue: Catalogue, row: Row, value: number): number {
  const [unit, power] = UNITS[row.unit] ?? ['', 0]
  const indicator = catalogue.indicator(indicatorOf(row.indicator_code, row.period_type, 'level'))
  if (!indicator) throw new Error(`the catalogue has no level of ${row.indicator_code}`)
  return convert(shiftDecimal(value, power), catalogue.unit(unit), catalogue.unit(indicator.unit))
}
