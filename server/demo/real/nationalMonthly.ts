import { z } from 'zod'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { seriesKey } from '#shared/series.ts'
import { NumberCell, readRows } from '#server/demo/real/demoFile.ts'
import { remarks, type Fact } from '#server/demo/real/fact.ts'
import { periodOf } from '#server/demo/real/spans.ts'

/** Feed code → the indicator of single months, and that of the year to date where the feed has January–February. */
const INDICATORS: Readonly<Record<string, readonly [month: string, ytd?: string]>> = {
  CN_IVA_YOY: ['economy.industry-value-added-month.growth', 'economy.industry-value-added.growth'],
  CN_RETAIL_YOY: ['economy.retail-sales-month.growth'],
  CN_RETAIL_YOY_PUB: ['economy.retail-sales-month.growth', 'economy.retail-sales.growth'],
  CN_RETAIL: ['economy.retail-sales-month.level', 'economy.retail-sales.level'],
  CN_CPI_YOY: ['economy.cpi.growth'],
  CN_PPI_YOY: ['economy.ppi.growth'],
  CN_PMI: ['economy.pmi.level'],
  CN_M2_YOY: ['economy.money-supply-m2.growth'],
  CN_NEW_LOAN: ['economy.new-loans.level'],
  CN_EXPORT_USD_YOY: ['economy.exports-usd.growth'],
}
const GDP_YTD = 'CN_GDP_YOY_YTD'

/** First sight of the figures of June and July 2026, by a daily job. */
const ARRIVALS: Readonly<Record<string, string>> = {
  pmi: 'CN_PMI',
  cpi: 'CN_CPI_YOY',
  ppi: 'CN_PPI_YOY',
  gdp: GDP_YTD,
  industrial_production: 'CN_IVA_YOY',
  retail_sales: 'CN_RETAIL_YOY',
  m2: 'CN_M2_YOY',
  new_loan: 'CN_NEW_LOAN',
}

const Row = z.object({
  series_code: z.string(),
  period: z.string(),
  period_type: z.enum(['month', 'ytd']),
  value: NumberCell,
  published_on: z.string(),
  source_id: z.string(),
  note: z.string(),
})
const ArrivalRow = z.object({ series: z.string(), reference_period: z.string(), first_seen_at: z.string() })

/** National monthly figures 2012–2026. January and February together stand under the second month. */
export function nationalMonthly(catalogue: Catalogue): readonly Fact[] {
  const arrivals = readArrivals()
  return readRows('national_monthly.csv', Row).flatMap((row) => {
    const { series_code: feed, value } = row
    if (value === null || isAmbiguous(row)) return []
    return indicatorsOf(feed, row.period_type).map((indicator): Fact => {
      const period = periodOf(catalogue, indicator, row.period)
      return {
        kind: 'figure',
        document: row.source_id,
        published: row.published_on,
        arrived: arrivals.get(`${feed} ${period}`),
        series: seriesKey(indicator, catalogue.site.nation),
        period,
        value,
        status: feed === GDP_YTD ? 'preliminary' : undefined,
        note: remarks(row.note),
      }
    })
  })
}

/**
 * Until 2019 customs published January by itself, so that what the file calls January–February of those years cannot
 * be told from February alone.
 */
const isAmbiguous = ({ series_code: feed, period }: z.output<typeof Row>): boolean =>
  feed === 'CN_EXPORT_USD_YOY' && period < '2020' && /-0[12]$/.test(period)

function indicatorsOf(feed: string, type: 'month' | 'ytd'): readonly string[] {
  if (feed === GDP_YTD) return ['economy.gdp.growth']
  const pair = INDICATORS[feed]
  if (!pair) throw new Error(`national_monthly.csv: ${feed} is no indicator`)
  // The first two months of a year are a single figure and a cumulative one at once.
  return type === 'month' ? [pair[0]] : pair.filter((code) => code !== undefined)
}

const readArrivals = (): ReadonlyMap<string, string> =>
  new Map(
    readRows('release_arrivals_2026.csv', ArrivalRow).map((row) => [
      `${ARRIVALS[row.series]} ${row.reference_period}`,
      new Date(row.first_seen_at).toISOString(),
    ]),
  )
