import { isSetAhead } from '#shared/indicator.ts'
import { periodEnd, type Day } from '#shared/period.ts'
import { isPicked, type Picked, type Printing } from '#shared/report/printing.ts'
import { areComparable, convert } from '#shared/unit.ts'

/** A target whose day has passed without its being reached. */
export interface UnmetTarget {
  readonly target: Picked
  readonly reached: Picked
  readonly by: Day
}

/**
 * Whether a figure is a target that was to be reached by now and was not, or is to be whole by a day and is not. Where
 * nobody has published what was reached, nothing is claimed.
 */
export function unmetTarget(picked: Picked, printing: Printing): UnmetTarget | undefined {
  const { indicator, known } = picked
  const { terms, figures } = printing
  const { deadline, targetOf } = indicator
  if (deadline !== undefined && !isSetAhead(indicator))
    return deadline < terms.cutoff && known.value < 100
      ? { target: picked, reached: picked, by: deadline }
      : undefined
  const by = periodEnd(known.period)
  if (!isSetAhead(indicator) || targetOf === null || by >= terms.cutoff) return undefined
  if (figures.catalogue.rule(indicator.rule).lagMonths >= 0) return undefined
  const reached = printing.pick(targetOf)
  if (!isPicked(reached) || periodEnd(reached.known.period) < by) return undefined
  const from = figures.catalogue.unit(reached.indicator.unit)
  const to = figures.catalogue.unit(indicator.unit)
  if (!areComparable(from, to)) return undefined
  const value = convert(reached.known.value, from, to)
  const isMet = reached.indicator.better === 'lower' ? value <= known.value : value >= known.value
  return isMet ? undefined : { target: picked, reached, by }
}
