/** How an amount builds up over a year, or stands at the end of each month. */
export type Season = 'flow' | 'revenue' | 'income' | 'balance'

/** Share of the year's amount that has come by the end of each month, in percent. */
export const CUMULATIVE: Readonly<Record<Exclude<Season, 'balance'>, readonly number[]>> = {
  flow: [6.9, 13.8, 22.3, 30.2, 38.3, 47.4, 55.4, 63.4, 72.1, 81, 90.1, 100],
  revenue: [11.4, 18.8, 27.9, 37.4, 45.8, 55.6, 64.2, 70.6, 78.3, 86.4, 92.7, 100],
  income: [9, 18, 27.2, 34.8, 42.6, 50.8, 58.7, 66.6, 75.1, 83, 91.4, 100],
}

interface LevelModel {
  /** The whole of 2018, or its end, in the indicator's unit. */
  readonly in2018: number
  readonly season: Season
}

const level = (in2018: number, season: Season = 'flow'): LevelModel => ({ in2018, season })

/** Amounts of the district; each grows by the published or generated growth of the same indicator. */
export const LEVEL_MODELS: Readonly<Record<string, LevelModel>> = {
  'economy.gdp.level': level(628),
  'economy.gdp-primary.level': level(1.3),
  'economy.gdp-tertiary.level': level(458),
  'economy.industry-revenue.level': level(212),
  'economy.industry-profit.level': level(11.8),
  'economy.construction-output.level': level(186),
  'economy.real-estate-investment.level': level(214),
  'economy.housing-sales-area.level': level(176),
  'economy.housing-sales-value.level': level(204),
  'economy.retail-sales.level': level(455),
  'economy.retail-above-limit.level': level(158),
  'economy.online-retail.level': level(17.5),
  'economy.services-revenue.level': level(129),
  'economy.fiscal-revenue.level': level(44.2, 'revenue'),
  'economy.fiscal-tax-revenue.level': level(34.6, 'revenue'),
  'economy.fiscal-expenditure.level': level(51.8, 'flow'),
  'economy.income.level': level(36_900, 'income'),
  'economy.income-urban.level': level(38_400, 'income'),
  'economy.income-rural.level': level(24_600, 'income'),
  'economy.trade-exports.level': level(15.2),
  'economy.trade-imports.level': level(9.4),
  'economy.foreign-capital.level': level(24_300),
  'economy.outside-capital.level': level(96.5),
  'economy.electricity.level': level(318_000),
  'economy.electricity-industrial.level': level(68_500),
  'economy.deposits.level': level(1342, 'balance'),
  'economy.loans.level': level(1466, 'balance'),
  'economy.market-entities.level': level(106_800, 'balance'),
}

/** Budget revenue of the city and the other areas in 2018, 亿元, in the order of what was published of them. */
export const REVENUE_2018: Readonly<Record<string, number>> = {
  '410100': 1152,
  '410102': 38,
  '410103': 50,
  '410105': 61.4,
  '410106': 13,
  '410108': 20,
  '410122': 50,
  '410181': 45,
  '410182': 42,
  '410183': 33,
  '410184': 66,
  '410185': 28,
  'ZZ-ZD': 90,
  'ZZ-JK': 60,
  'ZZ-GX': 42,
  'ZZ-HKG': 46,
}
