import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { stepPeriod, type Indicator } from '#shared/indicator.ts'
import type { Period, PeriodKind } from '#shared/period.ts'

/** The headline growth rates of one frequency, of which `share-improving` tells how many got better. */
export const headlineRates = (
  catalogue: Pick<Catalogue, 'indicators' | 'rule'>,
  kind: PeriodKind,
): readonly Indicator[] =>
  catalogue.indicators.filter(
    ({ headline, kind: own, rule }) =>
      headline && own === 'growth-yoy' && catalogue.rule(rule).periodKind === kind,
  )

/** The two periods that are compared of a rate, newer first. */
export const comparedPeriods = (
  catalogue: Pick<Catalogue, 'rule'>,
  { rule }: Indicator,
  period: Period,
): readonly [now: Period, before: Period] => [period, stepPeriod(catalogue.rule(rule), period, -1)]
