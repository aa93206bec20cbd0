import {
  addPeriods,
  periodParts,
  samePeriodLastYear,
  type Basis,
  type Day,
  type Period,
  type PeriodKind,
} from '#shared/period.ts'

export type IndicatorKind =
  'level' | 'cumulative-ytd' | 'growth-yoy' | 'completion-rate' | 'rank' | 'count-ytd' | 'target'
export type Polarity = 'higher' | 'lower' | 'neutral'

/** When an indicator has values and by when they are due; the calendar half of an indicator. */
export interface ReleaseRule {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly periodKind: PeriodKind
  /** False where January and February come as one value keyed `YYYY-02` (S2). */
  readonly january: boolean
  /** Whole months between the end of the period and the month of release, the usual one not counted. */
  readonly lagMonths: number
  /** Day of the release month by which the figure is due; null where nobody promised a day. */
  readonly dueDay: number | null
  /** Due on the n-th working day of the release month instead of on a day of the calendar. */
  readonly dueWorkingDay?: number | undefined
  /** Where the day is no working day: the next one (the usual practice, and the default), the one before, or the day as it is. */
  readonly whenHoliday?: 'next' | 'previous' | 'keep' | undefined
}

/** What is measured: one entry of the catalogue, from `figures.json` or one of the series files. */
export interface Indicator {
  readonly code: string
  readonly domain: string
  readonly group: string | null
  readonly zh: string
  readonly en: string
  readonly unit: string
  readonly kind: IndicatorKind
  readonly basis: Basis
  readonly rule: string
  readonly better: Polarity
  readonly decimals: number
  readonly owner: string
  readonly feed: 'filing' | 'ledger' | 'formula' | 'release'
  readonly headline: boolean
  readonly growthOf: string | null
  readonly rankOf: string | null
  readonly targetOf: string | null
  readonly partOf: string | null
  readonly derivedFrom: string | null
  readonly priceBasis: string | null
  /** Set where what grows is prices: they rise (上涨), they do not grow (增长). */
  readonly about?: 'prices' | undefined
  /** Set where the series is made free of something: the spring festival moves between January and February (S3). */
  readonly adjustment?: 'spring-festival' | undefined
  /**
   * What subtracting two cumulative values means: `never` nothing at all; `accounted` an estimate beside the accounts,
   * which are drawn up period by period (S14). Left out: an estimate.
   */
  readonly single?: 'never' | 'accounted' | undefined
  /** The day by which a rate has to be whole, where one was set; a target's is the end of its period. */
  readonly deadline?: Day | undefined
  readonly note: string | null
  /** Set where the bureau has moved it: its place, those of the files standing at 0, 1, 2 … */
  readonly order?: number | undefined
  /** 已停用: no longer filed or shown; its figures stay readable and its code is never used again. */
  readonly retired?: true | undefined
}

/** Plans and targets are set before their period ends. */
export const isSetAhead = ({ basis, kind }: Pick<Indicator, 'basis' | 'kind'>): boolean =>
  basis === 'plan' || kind === 'target'

/** Worked out here, from figures or from records, and never filed. */
export const isWorkedOut = ({ feed }: Pick<Indicator, 'feed'>): boolean =>
  feed === 'formula' || feed === 'ledger'

/** Adds up from January, so that only the same months of other years are its like. */
export const isAccumulated = ({ basis, kind }: Pick<Indicator, 'basis' | 'kind'>): boolean =>
  basis === 'ytd' && (kind === 'cumulative-ytd' || kind === 'count-ytd')

/** Why an indicator cannot have a value for a period; undefined when it can. */
export type PeriodObjection = 'wrong-kind' | 'january-combined'

export function periodObjection(rule: ReleaseRule, period: Period): PeriodObjection | undefined {
  const { kind, index } = periodParts(period)
  if (kind !== rule.periodKind) return 'wrong-kind'
  return kind === 'month' && index === 1 && !rule.january ? 'january-combined' : undefined
}

export const hasPeriod = (rule: ReleaseRule, period: Period): boolean =>
  periodObjection(rule, period) === undefined

/** The period `steps` releases later (earlier when negative), stepping over Januaries that do not exist. */
export function stepPeriod(rule: ReleaseRule, period: Period, steps: 1 | -1): Period {
  const next = addPeriods(period, steps)
  return hasPeriod(rule, next) ? next : addPeriods(next, steps)
}

export const lastYearPeriod = samePeriodLastYear
