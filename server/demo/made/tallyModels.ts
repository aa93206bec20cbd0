import { course, type Course } from '#server/demo/made/cyclePaths.ts'

/** How a figure that an office counts or records moves over time. */
export type TallyModel =
  /** Adds up over each year to about `total`; `known` fixes what it had come to in some month. */
  | {
      readonly kind: 'sum'
      readonly total: number
      readonly weights: Weights
      readonly span: Span
      readonly known?: Known
    }
  /** Never more than another figure, and catching up with it wholly in the months `whole`. */
  | {
      readonly kind: 'follow'
      readonly of: string
      readonly low: number
      readonly high: number
      readonly whole: readonly number[]
    }
  /** About so much at any time, drifting by `wobble`, growing by `trend` a year. */
  | {
      readonly kind: 'stock'
      readonly around: number
      readonly wobble: number
      readonly trend: number
      readonly span: Span
    }
  /** A stock with a shape over the year: averages since January of what is high in winter. */
  | {
      readonly kind: 'shape'
      readonly around: number
      readonly trend: number
      readonly shape: readonly number[]
    }
  /** So many each month, without fail. */
  | { readonly kind: 'edition'; readonly perMonth: number; readonly span: Span }
  /** Through given points, never above `cap`. */
  | { readonly kind: 'course'; readonly points: Course; readonly span: Span; readonly cap?: number }

export type Weights = 'even' | 'work' | 'campaign' | 'late' | 'clean-air'
/** First and last month in which the figure exists; a campaign ends and its history stays. */
export type Span = readonly [from: string, to: string]
type Known = Readonly<Record<string, number>>

const ALWAYS: Span = ['2019-01', '2999-12']
/** Resumption of work after the epidemic of 2020. */
const CAMPAIGN: Span = ['2020-01', '2022-12']
/** From the first epidemic on; the service to firms stayed. */
const SINCE_CAMPAIGN: Span = ['2020-01', '2999-12']
/** Census of 2020 with its preparation. */
const CENSUS: Span = ['2019-07', '2021-12']
const PLAN_14: Span = ['2019-07', '2021-06']

const sum = (total: number, weights: Weights = 'work', span: Span = ALWAYS, known?: Known): TallyModel => ({
  kind: 'sum',
  ...{ total, weights, span, ...(known && { known }) },
})
const follow = (of: string, low: number, high: number, whole: readonly number[] = []): TallyModel => ({
  kind: 'follow',
  of,
  low,
  high,
  whole,
})
const stock = (around: number, wobble: number, trend = 0, span: Span = ALWAYS): TallyModel => ({
  kind: 'stock',
  around,
  wobble,
  trend,
  span,
})
const edition = (perMonth: number, span: Span = ALWAYS): TallyModel => ({ kind: 'edition', perMonth, span })
const points = (text: string, span: Span = ALWAYS, cap?: number): TallyModel => ({
  kind: 'course',
  ...{ points: course(text), span, ...(cap !== undefined && { cap }) },
})
const all = (span: Span = ALWAYS): TallyModel => points('2019-01 100', span)

const WINTER = [1.92, 1.66, 1.46, 1.31, 1.18, 1.08, 1.0, 0.94, 0.91, 0.92, 0.96, 1.0]

export const TALLY_MODELS: Readonly<Record<string, TallyModel>> = {
  'party.visits.members': sum(262, 'late'),
  'party.donation.members': sum(126, 'campaign', ['2020-01', '2020-12']),
  'party.donation.amount': sum(24_860, 'campaign', ['2020-01', '2020-12']),
  'party.letters.signed-rate': all(),

  'recovery.frontline.members': sum(118, 'campaign', CAMPAIGN),
  'recovery.frontline.checkpoints': sum(44, 'campaign', CAMPAIGN),
  'recovery.job-subsidy.amount': sum(1.94, 'campaign', SINCE_CAMPAIGN),
  'recovery.job-subsidy.persons': sum(6.42, 'campaign', SINCE_CAMPAIGN),
  'recovery.relief.enterprises': sum(328, 'campaign', SINCE_CAMPAIGN),
  'recovery.relief.amount': sum(4260, 'campaign', SINCE_CAMPAIGN),
  'recovery.reports.sheets': sum(1120, 'campaign', CAMPAIGN, { '2020-06': 978 }),
  'recovery.reports.submissions': sum(640, 'campaign', CAMPAIGN),
  'recovery.reports.dailies': sum(168, 'campaign', CAMPAIGN),
  'recovery.requests.closure-rate': stock(97.4, 1.6, 0.1, SINCE_CAMPAIGN),
  'recovery.matchmaking.events': sum(13, 'work', SINCE_CAMPAIGN),
  'recovery.matchmaking.banks': sum(31, 'work', SINCE_CAMPAIGN),
  'recovery.matchmaking.enterprises': sum(388, 'work', SINCE_CAMPAIGN),
  'recovery.matchmaking.products': sum(42, 'work', SINCE_CAMPAIGN),
  'recovery.matchmaking.intent-amount': sum(24.6, 'work', SINCE_CAMPAIGN),
  'recovery.matchmaking.loan-amount': follow('recovery.matchmaking.intent-amount', 0.62, 0.78),
  'recovery.key-supply.enterprises': sum(26, 'campaign', CAMPAIGN),
  'recovery.key-supply.loan-amount': sum(6.85, 'campaign', CAMPAIGN),

  'economy.analysis.reports': sum(46),
  'economy.analysis.digests': edition(1),
  'economy.monitoring.enterprise-surveys': sum(16, 'even'),
  'economy.warnings.open': stock(8, 4),
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

  'industry.support.policies': sum(9),
  'industry.support.approved-amount': sum(5480, 'late'),
  'industry.support.enterprises': sum(186, 'late'),
  'industry.support.paid-amount': follow('industry.support.approved-amount', 0.86, 0.97, [6, 12]),
  'industry.info.articles': sum(64),

  'projects.issues.resolved': sum(186),
  'projects.issues.open': stock(15, 6),
  'projects.filings.count': sum(212),
  'projects.central-fund.projects': sum(18),
  'projects.central-fund.total-investment': sum(26.4),
  'projects.central-fund.requested-amount': sum(6.12),
  'projects.special-bonds.applied-amount': sum(16.8, 'even'),
  'projects.joint-approval.items': sum(334, 'even'),
  'projects.joint-approval.done': follow('projects.joint-approval.items', 0.94, 1, [5, 6, 12]),
  'projects.new-pipeline.approval-items': sum(96, 'even'),
  'projects.new-pipeline.approval-done': follow('projects.new-pipeline.approval-items', 0.9, 1, [6, 12]),

  'bizenv.evaluation.evidence': stock(492, 5),
  'bizenv.evaluation.sample-enterprises': stock(128, 9),
  'bizenv.evaluation.cases': stock(12, 2),
  'bizenv.evaluation.rank-city': stock(4, 1.9),
  'bizenv.rectification.closure-rate': stock(95, 3.4, 0.1),
  'bizenv.online-services.share': points(
    '2019-01 71.5, 2019-12 84.2, 2020-12 92.6, 2022-12 97.1, 2026-12 99.4, 2030-12 99.8',
  ),
  'bizenv.online-services.share-target': points('2019-12 85, 2020-12 92, 2022-12 97, 2026-12 99'),
  'bizenv.one-certificate.new-ytd': sum(138),
  'bizenv.one-certificate.new-target': points('2019-12 120, 2020-12 130, 2024-12 140'),

  'ecology.meetings.coordination': sum(21, 'work', ALWAYS, { '2020-06': 10 }),
  'ecology.observations.events': sum(4, 'late'),
  'ecology.supervision.inspections': sum(58),
  'ecology.bulletins.editions': sum(23),
  'ecology.info.articles': sum(46),
  'ecology.info.monthly-reports': edition(1),
  'ecology.info.quarterly-summaries': edition(1 / 3),
  'ecology.green-coverage.rate': points('2018-12 39.6, 2030-12 43.2'),
  'ecology.green-coverage.rate-target': points('2018-12 39.5, 2030-12 43'),

  'planning.fyp14.milestone-rate': points(
    '2019-06 0, 2020-03 38, 2020-06 55, 2020-12 90, 2021-03 100',
    PLAN_14,
    100,
  ),
  'planning.plans.approved': points('2019-12 2'),

  'stats.census.budget': sum(368, 'even', CENSUS),
  'stats.census.milestone-rate': points('2019-06 0, 2020-06 58, 2020-11 92, 2021-06 100', CENSUS, 100),
  'stats.returns.on-time-rate': stock(99.5, 0.45),
  'stats.zones.forms': edition(4),
  'stats.zones.on-time-rate': all(),
  'stats.four-above.reward-amount': sum(640, 'late'),
  'stats.four-above.new-total': sum(88, 'even'),
  'stats.four-above.new-construction': follow('stats.four-above.new-total', 0.2, 0.24),
  'stats.four-above.new-real-estate': follow('stats.four-above.new-total', 0.07, 0.1),
  'stats.enforcement.inspected': sum(62),

  'grain.outlets.agreements': stock(18, 1, 0.02),
  'grain.outlets.plaque-rate': points('2019-01 60, 2020-04 82, 2020-06 100', ALWAYS, 100),
  'grain.inspection.enterprises': sum(8, 'even'),
  'grain.inspection.depots': sum(14, 'even'),
  'grain.reserve.depot-areas': points('2019-01 3'),
  'grain.reserve.provincial': stock(31_850, 620),
  'grain.reserve.municipal': stock(41_960, 840),
  'grain.reserve.district': stock(12_240, 310),
  'grain.review.enterprises': points('2019-12 3'),
  'grain.review.rectified-rate': all(),

  'credit.red-list.entries': sum(58, 'campaign'),
  'credit.red-list.individuals': sum(236, 'campaign'),
  'credit.red-list.commendations': sum(84, 'campaign'),
  'credit.double-publicity.records': sum(9640, 'even'),

  'public-resources.transactions.handled': sum(256),

  'pricing.cases.accepted': sum(184, 'even'),
  'pricing.cases.closed': follow('pricing.cases.accepted', 0.88, 0.96),
  'pricing.cases.amount': sum(2_386_400, 'even'),
  'pricing.cases.pending': stock(7, 3),

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
