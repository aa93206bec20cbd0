import {
  asPeriod,
  endMonth,
  periodEnd,
  periodParts,
  samePeriodLastYear,
  type Period,
} from '#shared/period.ts'

interface Curve {
  readonly code: string
  readonly zh: string
  readonly en: string
}
/** The share of the year gone, month by month: 均衡. */
interface EvenCurve extends Curve {
  readonly kind: 'even'
}
/** 按季: what is to be done by the end of each quarter, in percent of the year; even within a quarter. */
interface QuarterlyCurve extends Curve {
  readonly kind: 'quarterly'
  readonly shares: readonly number[]
}
/** 按月: what is to be done by the end of each month, in percent of the year; a project's record may bring its own. */
interface MonthlyCurve extends Curve {
  readonly kind: 'monthly'
  readonly shares: readonly number[]
}
/** 按节点: what is to be done by dated milestones; nothing more is due until the next one. */
interface MilestonesCurve extends Curve {
  readonly kind: 'milestones'
  readonly milestones: readonly Milestone[]
}
/** 参照去年: as much of the year as was done by the same period last year. */
interface LastYearCurve extends Curve {
  readonly kind: 'last-year'
  /** Code of the figure whose last year gives the shape; null: of whatever the curve is used for. */
  readonly figure: string | null
}

export interface Milestone {
  /** Month and day within every year: `06-30`. */
  readonly on: string
  /** Cumulative percent of the year's plan. */
  readonly percent: number
}

/** How an annual plan is spread over the year. */
export type PlanCurve = EvenCurve | QuarterlyCurve | MonthlyCurve | MilestonesCurve | LastYearCurve

/** Which curve goes with what: an indicator, a list of projects (`projects.key`), or all codes below one. */
export interface PlanCurveUse {
  readonly of: string
  readonly curve: string
}

export interface PlanCurves {
  readonly default: string
  readonly curves: readonly PlanCurve[]
  readonly uses: readonly PlanCurveUse[]
}

/** The curve of whatever has none of its own. */
export const EVEN: PlanCurve = { code: 'even', zh: '均衡', en: 'even', kind: 'even' }
export const EVEN_THROUGHOUT: PlanCurves = { default: EVEN.code, curves: [EVEN], uses: [] }

/** What the measured figure was in a period of last year; null and undefined are both unknown. */
export type LastYear = (period: Period) => number | null | undefined

/**
 * The share of the annual plan that is scheduled by the end of a period, in percent, unrounded. Undefined where the
 * curve follows last year and last year is not known or had nothing: no other curve steps in for it.
 */
export function scheduledShare(curve: PlanCurve, period: Period, lastYear: LastYear): number | undefined {
  switch (curve.kind) {
    case 'even':
      return (endMonth(period) * 100) / 12
    case 'quarterly':
      return quarterlyShare(curve.shares, endMonth(period))
    case 'monthly':
      return curve.shares[endMonth(period) - 1]
    case 'milestones': {
      const end = periodEnd(period).slice(5)
      return curve.milestones.findLast(({ on }) => on <= end)?.percent ?? 0
    }
    case 'last-year': {
      const then = lastYearFigures(period, lastYear)
      return then && (then.done.value * 100) / then.whole.value
    }
  }
}

interface Then {
  readonly period: Period
  readonly value: number
}

/** What a curve by last year is reckoned from: done by the same period, and in the whole year; undefined if unknown. */
export function lastYearFigures(
  period: Period,
  lastYear: LastYear,
): { readonly done: Then; readonly whole: Then } | undefined {
  const then = samePeriodLastYear(period)
  const yearEnd = yearEndOf(then)
  const [done, whole] = [lastYear(then), lastYear(yearEnd)]
  return done === null || done === undefined || !whole
    ? undefined
    : { done: { period: then, value: done }, whole: { period: yearEnd, value: whole } }
}

function quarterlyShare(shares: readonly number[], month: number): number | undefined {
  const quarter = Math.ceil(month / 3)
  const [before = 0, after] = [shares[quarter - 2], shares[quarter - 1]]
  return after === undefined ? undefined : before + ((after - before) * (month - (quarter - 1) * 3)) / 3
}

const YEAR_END = { day: '-12-31', month: '-12', quarter: '-Q4', half: '-H2', year: '' }

/** The period of the same kind whose year-to-date figure is the whole year's. */
function yearEndOf(period: Period): Period {
  const { kind, year } = periodParts(period)
  return asPeriod(`${year}${YEAR_END[kind]}`)
}

/**
 * The curve that a record brings along as twelve cumulative percents, one a month; undefined for anything else, also
 * for one that falls or does not end at 100.
 */
export function ownCurve(field: unknown): PlanCurve | undefined {
  if (!Array.isArray(field) || field.length !== 12) return undefined
  const shares = field.filter((share): share is number => typeof share === 'number')
  const isWhole = shares.length === 12 && shares.every((share, i) => share >= (shares[i - 1] ?? 0))
  if (!isWhole || shares[11] !== 100) return undefined
  return { code: 'own', zh: '按月计划', en: 'by its own monthly plan', kind: 'monthly', shares }
}

/** The curve of a code: its own, else that of the nearest code above it (`projects.key` for `projects.key.x`). */
export function planCurveOf({ default: usual, curves, uses }: PlanCurves, code: string): PlanCurve {
  for (let at = code; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const use = uses.find(({ of }) => of === at)
    if (use) return curves.find((curve) => curve.code === use.curve) ?? EVEN
  }
  return curves.find((curve) => curve.code === usual) ?? EVEN
}
