import { course, type Course, type CyclePath } from '#server/demo/made/cyclePaths.ts'

/** How the growth of an indicator follows the nation's course, in percent and percentage points. */
export interface GrowthModel {
  readonly path: CyclePath
  /** Times the nation's growth. */
  readonly weight: number
  /** Plus this. */
  readonly offset: number
  /** How far areas lie apart and how much each wanders. */
  readonly spread: number
}

const model = (path: CyclePath, weight: number, offset: number, spread: number): GrowthModel => ({
  path,
  weight,
  offset,
  spread,
})

export const GROWTH_MODELS: Readonly<Record<string, GrowthModel>> = {
  'economy.gdp.growth': model('output', 1, 0.2, 1.2),
  'economy.gdp-primary.growth': model('steady', 0, 2.6, 0.9),
  'economy.gdp-secondary.growth': model('industry', 0.85, 0.1, 1.2),
  'economy.gdp-tertiary.growth': model('output', 1.08, 0.1, 0.9),
  'economy.industry-value-added.growth': model('industry', 1, 0.6, 3),
  'economy.industry-revenue.growth': model('industry', 1.15, 0.2, 2),
  'economy.industry-profit.growth': model('industry', 1.6, -3, 4),
  'economy.construction-output.growth': model('investment', 0.7, 4, 2.5),
  'economy.fixed-asset-investment.growth': model('investment', 1, 1.2, 4),
  'economy.private-investment.growth': model('private', 1, 0.8, 4.5),
  'economy.industrial-investment.growth': model('industrialInvestment', 1, 2, 6),
  'economy.infrastructure-investment.growth': model('investment', 0.9, 2.4, 5),
  'economy.real-estate-investment.growth': model('realEstate', 1, 0.5, 2.5),
  'economy.housing-sales-area.growth': model('housing', 1, -0.4, 3),
  'economy.housing-sales-value.growth': model('housing', 1.05, 0.8, 3),
  'economy.retail-sales.growth': model('consumption', 1, 0.7, 2.2),
  'economy.retail-above-limit.growth': model('consumption', 1.05, 0.4, 2.2),
  'economy.online-retail.growth': model('consumption', 0.6, 13, 4),
  'economy.wholesale-sales.growth': model('consumption', 0.9, 3, 3),
  'economy.retail-trade-sales.growth': model('consumption', 1, 1.2, 2),
  'economy.lodging-turnover.growth': model('consumption', 1.5, -2, 3),
  'economy.catering-turnover.growth': model('consumption', 1.4, -0.6, 3),
  'economy.services-revenue.growth': model('services', 0.95, 0.4, 3),
  'economy.fiscal-revenue.growth': model('fiscal', 0.7, 1.4, 3.6),
  'economy.fiscal-tax-revenue.growth': model('fiscal', 0.8, 0.6, 2.2),
  'economy.fiscal-expenditure.growth': model('fiscal', 0.3, 2.4, 3),
  'economy.income.growth': model('income', 1, -0.2, 0.8),
  'economy.income-urban.growth': model('income', 0.95, -0.3, 0.6),
  'economy.income-rural.growth': model('income', 1, 0.9, 0.7),
  'economy.income.growth-real': model('income', 0.9, -1.5, 0.5),
  'economy.cpi.growth': model('prices', 1, -0.1, 0.3),
  'economy.trade.growth': model('trade', 1.1, 1.5, 4),
  'economy.trade-exports.growth': model('trade', 1.15, 2, 4.5),
  'economy.trade-imports.growth': model('trade', 0.95, 0.4, 4.5),
  'economy.foreign-capital.growth': model('trade', 0.4, 1.8, 3),
  'economy.outside-capital.growth': model('investment', 0.25, 3.6, 2),
  'economy.electricity.growth': model('power', 1, 0.6, 1.6),
  'economy.electricity-industrial.growth': model('power', 1.15, -0.8, 2.2),
  'economy.deposits.growth': model('credit', 1, -0.8, 1.4),
  'economy.loans.growth': model('credit', 1.05, 0.6, 1.6),
  'economy.market-entities.growth': model('steady', 0, 11.5, 2.5),
  'economy.energy-intensity.change': model('steady', 0, -3.6, 1.2),
}

/*
 * Points that steer an invented line where a published document tells something of it without its value, most of all
 * the first place of the district in investment and retail growth for January–May 2020.
 */
export const STEERING: Readonly<Record<string, Course>> = {
  'economy.fixed-asset-investment.growth@410104': course(
    '2019-02 11.6, 2019-06 10.9, 2020-02 -11.4, 2020-03 -2.2, 2020-04 5.8, 2020-05 8.4, 2020-06 9.7, 2020-09 11.9, 2021-02 37.2, 2021-06 15.1, 2021-12 8.2, 2022-06 -2.4, 2022-12 -5.8, 2023-02 6.8, 2023-06 5.4, 2023-12 5.2',
  ),
  'economy.retail-sales.growth@410104': course(
    '2019-02 10.4, 2019-06 10.3, 2020-02 -12.6, 2020-03 -8.2, 2020-04 -3.4, 2020-05 0, 2020-06 1.1, 2020-12 3.1, 2021-02 31.4, 2021-06 18.4, 2021-12 7.4',
  ),
  'economy.gdp.growth@410104': course(
    '2019-03 7, 2020-03 -6.1, 2020-06 -1.3, 2020-09 0.4, 2021-03 13.1, 2021-06 7.4, 2021-09 4.6, 2022-12 0.8',
  ),
  'economy.gdp-tertiary.growth@410104': course('2020-12 1.9, 2021-12 3.4, 2022-12 0.9'),
  'economy.fixed-asset-investment.growth@410100': course(
    '2019-06 6.2, 2019-12 2.8, 2020-02 -18.2, 2020-04 -3.9, 2021-02 25.4, 2021-12 -6.2',
  ),
  'economy.gdp.growth@410100': course('2021-06 10.1, 2021-09 6.8, 2021-12 4.7, 2022-06 0.6'),
  'economy.retail-sales.growth@410100': course(
    '2019-12 8.8, 2020-05 -10.6, 2020-12 -3.4, 2021-02 30.2, 2021-06 18.6, 2021-12 6.5',
  ),
}
