import { unitOfCode } from '#shared/cells/unitNamed.ts'
import type { ValueReading } from '#shared/cells/reading.ts'
import type { BoardObservation } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { periodParts, type Period } from '#shared/period.ts'
import type { Choice, Question } from '#shared/tables/fate.ts'
import type { Target } from '#shared/tables/resolve.ts'
import { convert, shiftDecimal, type Unit } from '#shared/unit.ts'

/** Powers of ten that lie between units that offices use: 千, 万, 百万, 亿 … */
const STEPS = [3, 4, 5, 6, 7, 8, 11, 12]
/**
 * Half a power of ten: figures of one series differ by less from one year to the next, so they are nearer to the history
 * than to a jump; and no value lies between two steps.
 */
const NEAR = Math.sqrt(10)
/** Steps between values of the history that are as large do not tell a jump. */
const ADDITIVE = new Set(['money', 'money-usd', 'area', 'energy', 'mass', 'count'])

/** By how many powers of ten an amount is away from its history, where that is a step between units; 0 otherwise. */
export function jumpOf(
  value: number,
  target: Target,
  unit: Unit,
  history: readonly BoardObservation[],
): number {
  if (value === 0 || !ADDITIVE.has(unit.dimension)) return 0
  const known = reference(target.period, history)
  if (known === undefined) return 0
  const power = Math.log10(Math.abs(value / known))
  const step = STEPS.find((s) => Math.abs(Math.abs(power) - s) <= Math.log10(NEAR))
  return step === undefined ? 0 : Math.sign(power) * step
}

/** The value that a figure is held against: of the period itself, of the same one of the nearest year, or the nearest. */
function reference(period: Period, history: readonly BoardObservation[]): number | undefined {
  const { year, index } = periodParts(period)
  let best: { readonly far: number; readonly value: number } | undefined
  for (const { period: other, value } of history) {
    if (value === null || value === 0) continue
    const parts = periodParts(other)
    const far =
      Math.abs(parts.year - year) + (parts.index === index ? 0 : 20 + Math.abs(parts.index - index) / 100)
    if (!best || far < best.far) best = { far, value }
  }
  return best?.value
}

/** Asks in which unit a value stands that history does not know; undefined where no unit explains it. */
export function jumpQuestion(
  reading: ValueReading,
  power: number,
  scope: string,
  target: Target,
  catalogue: Catalogue,
): Question | undefined {
  const unit = catalogue.unit(target.indicator.unit)
  const statedIn = reading.statedIn ?? unit
  const factor = shiftDecimal(statedIn.factor, -power)
  const meant = unitOfCode(`${unit.base}*${factor.toExponential()}`, catalogue.units)
  const keep: Choice = { key: 'keep', value: reading.value }
  const skip: Choice = { key: 'skip' }
  const corrected: Choice[] = meant ? [{ key: meant.code, value: convert(reading.stated, meant, unit) }] : []
  return {
    code: meant ? 'unit-jump' : 'value-jump',
    key: `unit:${scope}:${statedIn.code}:${power}`,
    params: { stated: reading.stated, unit: statedIn.code, power, value: reading.value, own: unit.code },
    choices: [...corrected, keep, skip],
    ...(meant && { proposed: meant.code }),
  }
}
