import type { ProjectMonth, ProjectRow } from '#shared/contract/rooms/projects.ts'
import type { Period } from '#shared/period.ts'

/** What sums and rankings need of a project. */
export type Planned = Pick<ProjectRow, 'months' | 'planYear' | 'totalInvestment'>

/** What several projects come to; amounts in yuan, shares in percent and points, null where nothing is known. */
export interface ProjectSums {
  readonly count: number
  readonly totalInvestment: number | null
  readonly plan: number | null
  /** By the newest filing of each, up to the month that is asked for. */
  readonly invested: number | null
  readonly completion: number | null
  readonly scheduled: number | null
  readonly gap: number | null
}

/** Share in percent of an amount; null where there is nothing to divide by. */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : (part * 100) / whole

/** The newest month that was filed for, up to and with the one that is asked for; never a later one, never a zero. */
export const filedUpTo = (months: readonly ProjectMonth[], at?: Period): ProjectMonth | undefined =>
  months.findLast(({ period, invested }) => invested !== null && (at === undefined || period <= at))

/** The months for which anybody filed anything, in their order. */
export const filedMonths = (projects: readonly Planned[]): readonly Period[] =>
  [
    ...new Set(
      projects.flatMap(({ months }) => months.filter((m) => m.invested !== null).map((m) => m.period)),
    ),
  ].sort()

/**
 * What the projects come to at the end of a month, the newest that any of them filed where left out. Completion and
 * schedule are of those that have both a plan and a filing: who filed nothing is neither late nor early. The schedule is
 * that of the one month for all of them, also for those that filed last in an earlier one.
 */
export function projectSums(projects: readonly Planned[], at = filedMonths(projects).at(-1)): ProjectSums {
  const measured = projects.flatMap(({ months, planYear }) => {
    const filed = filedUpTo(months, at)
    return planYear && filed && filed.invested !== null
      ? [{ plan: planYear, invested: filed.invested, scheduled: planUpTo(months, at) }]
      : []
  })
  const plan = sumOf(measured.map((one) => one.plan)) ?? 0
  const done = sumOf(measured.map((one) => one.invested)) ?? 0
  const due = measured.some((one) => one.scheduled === null)
    ? null
    : (sumOf(measured.map((one) => one.scheduled ?? 0)) ?? 0)
  const completion = percentOf(done, plan)
  const scheduled = due === null ? null : percentOf(due, plan)
  return {
    count: projects.length,
    totalInvestment: sumOf(known(projects.map((one) => one.totalInvestment))),
    plan: sumOf(known(projects.map((one) => one.planYear))),
    invested: sumOf(known(projects.map(({ months }) => filedUpTo(months, at)?.invested))),
    completion,
    scheduled,
    gap: completion === null || scheduled === null ? null : completion - scheduled,
  }
}

/** What should have been invested by the end of a month; null where that is not known. */
const planUpTo = (months: readonly ProjectMonth[], at: Period | undefined): number | null =>
  months.findLast(({ period }) => at === undefined || period <= at)?.plan ?? null

/** Month by month what was invested and what should have been, over projects; unknown before the first filing. */
export function monthlySums(projects: readonly Planned[]): readonly ProjectMonth[] {
  const periods = [...new Set(projects.flatMap(({ months }) => months.map((m) => m.period)))].sort()
  const last = filedMonths(projects).at(-1)
  return periods.map((period) => ({
    period,
    invested:
      last === undefined || period > last
        ? null
        : sumOf(known(projects.map(({ months }) => filedUpTo(months, period)?.invested))),
    plan: sumOf(known(projects.map(({ months }) => months.find((m) => m.period === period)?.plan))),
  }))
}

const known = (values: readonly (number | null | undefined)[]): readonly number[] =>
  values.filter((value): value is number => value !== null && value !== undefined)

const sumOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0)
