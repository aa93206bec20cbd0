import { course, type Course } from '#server/demo/made/cyclePaths.ts'

/** How a figure that an office files by hand moves over time; what offices count is counted from their records. */
export type TallyModel =
  /** Adds up over each year to about `total`. */
  | { readonly kind: 'sum'; readonly total: number; readonly weights: Weights }
  /** About so much at any time, drifting by `wobble`, growing by `trend` a year. */
  | { readonly kind: 'stock'; readonly around: number; readonly wobble: number; readonly trend: number }
  /** A stock with a shape over the year: averages since January of what is high in winter. */
  | {
      readonly kind: 'shape'
      readonly around: number
      readonly trend: number
      readonly shape: readonly number[]
    }
  /** Through given points. */
  | { readonly kind: 'course'; readonly points: Course }

export type Weights = 'even' | 'work' | 'clean-air'

const sum = (total: number, weights: Weights = 'work'): TallyModel => ({ kind: 'sum', total, weights })
const stock = (around: number, wobble: number, trend = 0): TallyModel => ({
  kind: 'stock',
  ...{ around, wobble, trend },
})
const points = (text: string): TallyModel => ({ kind: 'course', points: course(text) })

const WINTER = [1.92, 1.66, 1.46, 1.31, 1.18, 1.08, 1.0, 0.94, 0.91, 0.92, 0.96, 1.0]

export const TALLY_MODELS: Readonly<Record<string, TallyModel>> = {
  'economy.new-urban-jobs.level': sum(9860),
  'economy.market-entities.new-ytd': sum(21_400, 'even'),
  'economy.four-above-units.level': stock(562, 6, 0.05),
  'economy.registered-unemployment.rate': stock(2.86, 0.16),
  'economy.population.level': points(
    '2018-12 57.6, 2019-12 58.5, 2020-12 81.4, 2021-12 82.19, 2025-12 83.7, 2030-12 84.6',
  ),
  'economy.urbanisation.rate': points('2018-12 98.42, 2030-12 99.3'),
  'economy.rd-intensity.level': points('2018-12 1.42, 2030-12 2.6'),
  'ecology.air-pm25.level': { kind: 'shape', around: 53, trend: -0.035, shape: WINTER },
  'ecology.air-pm10.level': { kind: 'shape', around: 92, trend: -0.035, shape: WINTER },
  'ecology.air-good-days.level': sum(228, 'clean-air'),

  'bizenv.evaluation.rank-city': stock(4, 1.9),
  'bizenv.online-services.share-target': points('2019-12 85, 2020-12 92, 2022-12 97, 2026-12 99'),
  'bizenv.one-certificate.new-target': points('2019-12 38, 2020-12 40, 2024-12 43'),

  'ecology.green-coverage.rate': points('2018-12 39.6, 2030-12 43.2'),
  'ecology.green-coverage.rate-target': points('2018-12 39.5, 2030-12 43'),

  'economy.gdp.growth-target': points(
    '2019-12 7, 2020-12 2.5, 2021-12 7, 2022-12 6.5, 2023-12 6.5, 2024-12 7, 2025-12 6, 2026-12 5.5',
  ),
  'economy.fixed-asset-investment.growth-target': points(
    '2019-12 10, 2020-12 8, 2021-12 8, 2022-12 7, 2024-12 8, 2026-12 6',
  ),
  'economy.retail-sales.growth-target': points(
    '2019-12 10, 2020-12 3, 2021-12 9, 2022-12 7, 2024-12 8, 2026-12 5.5',
  ),
  'economy.industry-value-added.growth-target': points(
    '2019-12 7, 2020-12 3, 2021-12 7, 2024-12 9.5, 2026-12 8',
  ),
  'economy.fiscal-revenue.growth-target': points('2019-12 6, 2020-12 1.5, 2021-12 5, 2024-12 3, 2026-12 2.5'),
}
