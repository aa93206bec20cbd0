import type { Polarity } from '#shared/indicator.ts'
import type { InputName, LightInput, LightUnit, Measured } from '#shared/light/judgement.ts'
import type { Reference } from '#shared/light/lightRule.ts'
import type { Sourced } from '#shared/light/measureProgress.ts'
import { decimalDifference } from '#shared/movement.ts'
import type { Period } from '#shared/period.ts'

/** A figure and what it is held against. */
export interface DistanceFacts {
  readonly indicator: string
  readonly period: Period | undefined
  readonly value: Sourced | undefined
  /** A threshold of the rule, a target, the city's figure. */
  readonly mark: Sourced | undefined
  readonly name: Reference | 'threshold'
  /** Lower is better: then the wrong side is above. Neutral counts as higher. */
  readonly better: Polarity
  readonly unit: 'pct-point' | 'own'
}

/** How far a figure is on the wrong side of a mark: below it, or above where lower is better. */
export function wrongSide({ indicator, period, value, mark, name, better, unit }: DistanceFacts): Measured {
  // The figures are in percent where their difference is in points.
  const inputUnit = unit === 'pct-point' ? 'percent' : 'own'
  const head = {
    indicator,
    unit,
    inputs: [input('value', value, inputUnit), input(name, mark, inputUnit)],
    ...(period && { period }),
  }
  if (typeof value?.value !== 'number') return { ...head, grey: 'no-figure' }
  if (typeof mark?.value !== 'number')
    return { ...head, grey: name === 'target' ? 'no-plan' : 'no-reference' }
  const [from, take] = better === 'lower' ? [value.value, mark.value] : [mark.value, value.value]
  const amount = decimalDifference(from, take)
  return { ...head, sum: [{ kind: 'difference', from, take, result: amount, unit }], amount }
}

const input = (name: InputName, sourced: Sourced | undefined, unit: LightUnit): LightInput => ({
  kind: 'number',
  name,
  unit,
  ...(sourced ?? { value: null }),
})
