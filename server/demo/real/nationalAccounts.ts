import { z } from 'zod'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { seriesKey } from '#shared/series.ts'
import { NumberCell, readRows } from '#server/demo/real/demoFile.ts'
import { remarks, type Fact } from '#server/demo/real/fact.ts'
import { periodOf } from '#server/demo/real/spans.ts'

/** Item of the quarterly table → the middle of the indicator's code. */
const ITEMS: Readonly<Record<string, string>> = {
  'Gross Domestic Product': 'gdp',
  'the Primary Industry': 'gdp-primary',
  'the Secondary Industry': 'gdp-secondary',
  'the Tertiary Industry': 'gdp-tertiary',
  'Agriculture, Forestry, Animal Husbandry and Fishery industries': 'gdp-agriculture',
  Industry: 'gdp-industry',
  Manufacturing: 'gdp-manufacturing',
  Construction: 'gdp-construction',
  'Wholesale and Retail Trades': 'gdp-wholesale-retail',
  'Transport, Storage and Post': 'gdp-transport',
  'Hotels and Catering Services': 'gdp-hotels-catering',
  Finance: 'gdp-finance',
  'Financial Intermediation': 'gdp-finance',
  'Real Estate': 'gdp-real-estate',
  'Information Transmission, Software and Information Technology': 'gdp-information',
  'Leasing and Business Services': 'gdp-leasing-business',
  Others: 'gdp-other',
}

const QuarterRow = z.object({
  quarter: z.string(),
  item: z.string(),
  measure: z.enum(['current_price', 'index_preceding_year_100']),
  value: NumberCell,
})

/** The table has one date, that of the quarter it ends with. */
const TABLE = 'N4'
const TABLE_NOTE = '国家数据库季度表所载修订后序列'

/** Quarterly gross domestic product by industry as revised by 2026: amounts and indices, single and cumulative. */
export const quarterlyAccounts = (catalogue: Catalogue): readonly Fact[] =>
  readRows('nbs_quarterly_gdp.csv', QuarterRow).flatMap((row): Fact[] => {
    const [, name = '', span = ''] =
      /^(?:Indices of )?(?:Value-added of )?(.+), (Current Quarter|Accumulated)$/.exec(row.item) ?? []
    const slug = ITEMS[name]
    if (slug === undefined) throw new Error(`nbs_quarterly_gdp.csv: "${row.item}" is no indicator`)
    if (row.value === null) return []
    const measure = row.measure === 'current_price' ? 'level' : 'index'
    const indicator = `economy.${slug}${span === 'Accumulated' ? '' : '-quarter'}.${measure}`
    const [year = '', quarter = ''] = row.quarter.split('Q')
    return [
      {
        kind: 'figure',
        document: TABLE,
        published: '',
        series: seriesKey(indicator, catalogue.site.nation),
        period: periodOf(catalogue, indicator, `${year}-${String(Number(quarter) * 3).padStart(2, '0')}`),
        value: row.value,
        note: [TABLE_NOTE],
        reason: '国家数据库后续修订序列',
        revision: 'scheduled',
      },
    ]
  })

/** Item of the file of first and later figures → indicators; a first quarter is single and cumulative at once. */
const VINTAGE_ITEMS: Readonly<Record<string, readonly string[]>> = {
  GDP_YOY: ['economy.gdp.growth'],
  GDP: ['economy.gdp.level', 'economy.gdp-quarter.level'],
  第一产业: ['economy.gdp-primary.level', 'economy.gdp-primary-quarter.level'],
  第二产业: ['economy.gdp-secondary.level', 'economy.gdp-secondary-quarter.level'],
  第三产业: ['economy.gdp-tertiary.level', 'economy.gdp-tertiary-quarter.level'],
  农林牧渔业: ['economy.gdp-agriculture.level', 'economy.gdp-agriculture-quarter.level'],
  工业: ['economy.gdp-industry.level', 'economy.gdp-industry-quarter.level'],
  制造业: ['economy.gdp-manufacturing.level', 'economy.gdp-manufacturing-quarter.level'],
  建筑业: ['economy.gdp-construction.level', 'economy.gdp-construction-quarter.level'],
  批发和零售业: ['economy.gdp-wholesale-retail.level', 'economy.gdp-wholesale-retail-quarter.level'],
}

const VintageRow = z.object({
  reference: z.string(),
  item_code: z.string(),
  value: NumberCell,
  vintage: z.string(),
  published_on: z.string(),
  source_id: z.string(),
})

/** First and verified figures of gross domestic product. What was revised by 2026 stands in the quarterly table. */
export const accountVintages = (catalogue: Catalogue): readonly Fact[] =>
  readRows('china_gdp_vintages.csv', VintageRow)
    .filter((row) => row.source_id !== TABLE)
    .flatMap((row) => {
      const { value } = row
      const codes = VINTAGE_ITEMS[row.item_code]
      if (!codes) throw new Error(`china_gdp_vintages.csv: ${row.item_code} is no indicator`)
      if (value === null) return []
      const isYear = !row.reference.includes('Q')
      return codes.slice(0, isYear ? 1 : 2).map((indicator): Fact => ({
        kind: 'figure',
        document: row.source_id,
        published: row.published_on,
        series: seriesKey(indicator, catalogue.site.nation),
        period: periodOf(catalogue, indicator, isYear ? row.reference : row.reference.replace('Q1', '-03')),
        value,
        status: row.vintage === '初步核算' ? 'preliminary' : undefined,
        note: remarks(row.vintage),
        reason: row.vintage,
        revision: row.vintage === '初步核算' ? undefined : 'scheduled',
      }))
    })
