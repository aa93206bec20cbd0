import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Period } from '#shared/period.ts'
import { ranked } from '#shared/ranking.ts'
import { roundHalfUp } from '#shared/rounding.ts'
import type { GrowthField } from '#server/demo/made/growthField.ts'
import { GROWTH_MODELS } from '#server/demo/made/growthModels.ts'
import type { LevelField } from '#server/demo/made/levelField.ts'
import { LEVEL_MODELS } from '#server/demo/made/levelModels.ts'
import { monthIndex, periodsThrough } from '#server/demo/made/months.ts'
import type { ValueBook } from '#server/demo/made/valueBook.ts'

/** What the neighbouring areas are compared by. */
const COMPARED = [
  'economy.gdp.growth',
  'economy.industry-value-added.growth',
  'economy.fixed-asset-investment.growth',
  'economy.private-investment.growth',
  'economy.industrial-investment.growth',
  'economy.retail-sales.growth',
  'economy.services-revenue.growth',
  'economy.fiscal-revenue.growth',
  'economy.fiscal-revenue.level',
  'economy.income.growth',
]
const CITY_LEVELS = ['economy.fiscal-revenue.level']
const CPI = 'economy.cpi.growth'
const CITY_FIGURE = '全市口径，区级不单独编制'

interface Ground {
  readonly catalogue: Catalogue
  readonly book: ValueBook
  readonly growth: GrowthField
  readonly level: LevelField
  readonly throughYear: number
}

/** Growth and amounts of the district, its neighbours, the city, the province and the nation, where not published. */
export function addAreaStatistics(ground: Ground): void {
  const { catalogue } = ground
  const { home, city, province, nation, peers } = catalogue.site
  for (const code of [...Object.keys(GROWTH_MODELS), ...Object.keys(LEVEL_MODELS)])
    if (code !== CPI) addSeries(ground, code, home)
  const headlines = catalogue.indicators
    .filter((i) => i.headline && GROWTH_MODELS[i.code])
    .map(({ code }) => code)
  for (const area of [city, province, nation]) for (const code of headlines) addSeries(ground, code, area)
  for (const code of CITY_LEVELS) addSeries(ground, code, city)
  for (const area of peers) if (area !== home) for (const code of COMPARED) addSeries(ground, code, area)
  addSums(ground)
  addPrices(ground)
  addRanks(ground)
}

function addSeries(
  { catalogue, book, growth, level, throughYear }: Ground,
  code: string,
  area: string,
): void {
  const indicator = catalogue.indicator(code)
  if (!indicator) throw new Error(`the catalogue has no ${code}`)
  for (const period of periodsThrough(catalogue.rule(indicator.rule), throughYear)) {
    const month = monthIndex(period)
    const value = growth.at(code, area, month) ?? level.at(code, area, month)
    if (value !== undefined) book.add(code, area, period, roundHalfUp(value, indicator.decimals))
  }
}

/** Whole and parts that must add up: the tertiary sector and the primary leave the secondary, trade is both ways. */
const SUMS: Readonly<Record<string, Readonly<Record<string, 1 | -1>>>> = {
  'economy.gdp-secondary.level': {
    'economy.gdp.level': 1,
    'economy.gdp-primary.level': -1,
    'economy.gdp-tertiary.level': -1,
  },
  'economy.trade.level': { 'economy.trade-exports.level': 1, 'economy.trade-imports.level': 1 },
}

function addSums({ catalogue, book, throughYear }: Ground): void {
  const { home } = catalogue.site
  for (const [code, parts] of Object.entries(SUMS))
    for (const period of periodsOf(catalogue, code, throughYear)) {
      const values = Object.entries(parts).map(([part, sign]) => sign * (book.get(part, home, period) ?? NaN))
      const sum = values.reduce((total, value) => total + value, 0)
      if (!Number.isNaN(sum)) book.add(code, home, period, roundHalfUp(sum, 2))
    }
}

/** Consumer prices are the city's; the district shows them under its own name with a remark. */
function addPrices(ground: Ground): void {
  const { catalogue, book, throughYear } = ground
  const { home, city } = catalogue.site
  let months: number[] = []
  for (const period of periodsOf(catalogue, CPI, throughYear)) {
    const value = book.get(CPI, city, period)
    if (value === undefined) continue
    months = monthIndex(period) % 12 === 0 ? [value] : [...months, value]
    const average = roundHalfUp(months.reduce((sum, month) => sum + month, 0) / months.length, 1)
    const index = roundHalfUp(100 + value, 1)
    book.add(CPI, home, period, value, { note: CITY_FIGURE })
    for (const [area, remark] of [
      [city, {}],
      [home, { note: CITY_FIGURE }],
    ] as const) {
      book.add('economy.cpi-ytd.growth', area, period, average, remark)
      book.add('economy.cpi.index', area, period, index, remark)
    }
  }
}

/** The district's places among all areas of the city, best growth first. */
function addRanks({ catalogue, book, throughYear }: Ground): void {
  const { home, peers, conventions } = catalogue.site
  for (const { code, rankOf } of catalogue.indicators) {
    if (rankOf === null || !GROWTH_MODELS[rankOf]) continue
    for (const period of periodsOf(catalogue, code, throughYear)) {
      const values = peers.flatMap((area) => {
        const value = book.get(rankOf, area, period)
        return value === undefined ? [] : [{ area, value }]
      })
      const own = ranked(values, -1, conventions.rankTies).find(({ area }) => area === home)
      if (own && values.length === peers.length)
        book.add(code, home, period, own.rank, { note: `${peers.length}个县（市）区、开发区中的位次` })
    }
  }
}

function periodsOf(catalogue: Catalogue, code: string, throughYear: number): readonly Period[] {
  const indicator = catalogue.indicator(code)
  if (!indicator) throw new Error(`the catalogue has no ${code}`)
  return periodsThrough(catalogue.rule(indicator.rule), throughYear)
}
