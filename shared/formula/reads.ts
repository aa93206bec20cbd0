import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { terms, type Expression } from '#shared/formula/formula.ts'
import { comparedPeriods, headlineRates } from '#shared/formula/improving.ts'
import { inputPeriod, readingPeriods, yearPeriods, type Ruled } from '#shared/formula/inputPeriods.ts'
import { stepPeriod, type Indicator, type ReleaseRule } from '#shared/indicator.ts'
import { endMonth, periodParts, samePeriodLastYear, type Period } from '#shared/period.ts'
import { scheduledShare, type PlanCurve } from '#shared/planCurve.ts'

/** One published figure that a formula looks at. */
export interface Read {
  readonly code: string
  readonly period: Period
}

type Ground = Pick<Catalogue, 'indicators' | 'indicator' | 'rule' | 'planCurve'>

/** The figures that a formula looks at for a period, in the order in which they are written. */
export function formulaReads(formula: Expression, period: Period, catalogue: Ground): readonly Read[] {
  return terms(formula).flatMap((term): readonly Read[] => {
    switch (term.type) {
      case 'figure': {
        const read = ruled(catalogue, term.code)
        const at = read && inputPeriod(read, period, term.lastYear)
        return at ? [{ code: term.code, period: at }] : []
      }
      case 'share-improving':
        return headlineRates(catalogue, periodParts(period).kind).flatMap((rate) =>
          comparedPeriods(catalogue, rate, period).map((at) => ({ code: rate.code, period: at })),
        )
      case 'schedule':
        return scheduleReads(catalogue.planCurve(term.list), term.list, period)
      default:
        return []
    }
  })
}

/** The codes of all figures that a formula may look at. */
export function inputCodes(formula: Expression, rule: ReleaseRule, catalogue: Ground): ReadonlySet<string> {
  return new Set(
    terms(formula).flatMap((term): readonly string[] => {
      if (term.type === 'figure') return [term.code]
      if (term.type === 'share-improving')
        return headlineRates(catalogue, rule.periodKind).map(({ code }) => code)
      const figure = term.type === 'schedule' && lastYearFigure(catalogue.planCurve(term.list), term.list)
      return figure ? [figure] : []
    }),
  )
}

/** The periods of a derived figure whose formula looks at this period of an input: {@link formulaReads} backwards. */
export function affectedPeriods(
  formula: Expression,
  derived: ReleaseRule,
  input: Read,
  catalogue: Ground,
): readonly Period[] {
  const read = ruled(catalogue, input.code)
  if (!read) return []
  const found = terms(formula).flatMap((term): readonly Period[] => {
    if (term.type === 'figure' && term.code === input.code)
      return readingPeriods(read, derived, input.period, term.lastYear)
    if (term.type === 'share-improving') return [input.period, stepPeriod(read.rule, input.period, 1)]
    if (term.type === 'schedule' && lastYearFigure(catalogue.planCurve(term.list), term.list) === input.code)
      return followers(derived, input.period)
    return []
  })
  return [...new Set(found)]
}

/** The figure whose last year a schedule follows: the one that the curve names, or else the scheduled one itself. */
export const lastYearFigure = (curve: PlanCurve, list: string): string | undefined =>
  curve.kind === 'last-year' ? (curve.figure ?? list) : undefined

function scheduleReads(curve: PlanCurve, list: string, period: Period): readonly Read[] {
  const code = lastYearFigure(curve, list)
  const reads: Read[] = []
  // Asked with a recorder in the place of last year: what it looks up is what it reads.
  if (code)
    scheduledShare(curve, period, (at) => {
      reads.push({ code, period: at })
      return 1
    })
  return reads
}

/** What follows a period of last year: the same period a year later; all of that year where it is the year's end. */
function followers(derived: ReleaseRule, period: Period): readonly Period[] {
  const { year } = periodParts(period)
  const next = yearPeriods(derived, year + 1)
  return endMonth(period) === 12 ? next : next.filter((later) => samePeriodLastYear(later) === period)
}

function ruled(catalogue: Ground, code: string): Ruled | undefined {
  const indicator: Indicator | undefined = catalogue.indicator(code)
  return indicator && { basis: indicator.basis, rule: catalogue.rule(indicator.rule) }
}
