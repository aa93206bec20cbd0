import { observationAt, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { lastYearPeriod, stepPeriod, type Indicator, type ReleaseRule } from '#shared/indicator.ts'
import type { Period } from '#shared/period.ts'
import { shiftDecimal } from '#shared/unit.ts'
import { seriesKey } from '#shared/series.ts'

/** How a figure moved, in a form that tiles, tooltips and reports put into words. */
export interface Movement {
  /** `pct-point` for the difference of two rates (S7), `percent` for a growth rate, `own` for a plain difference. */
  readonly unit: 'pct-point' | 'percent' | 'place' | 'own'
  readonly delta: number
  readonly against: 'previous' | 'last-year'
  readonly from: Period
  /** Both growth rates, where it is the difference of two: their signs choose between 回落, 收窄 and 由降转增 (S7). */
  readonly rates?: { readonly now: number; readonly before: number }
  /** Good or bad by the indicator's polarity. */
  readonly tone: 'good' | 'bad' | 'flat'
}

/** Difference of two published decimals without binary dust: 6.3 − 8.4 is −2.1. */
export function decimalDifference(a: number, b: number): number {
  const places = (n: number): number => (String(n).split('.')[1] ?? '').length
  const digits = Math.max(places(a), places(b))
  return shiftDecimal(Math.round(shiftDecimal(a, digits) - shiftDecimal(b, digits)), -digits)
}

const RATES = new Set(['growth-yoy', 'completion-rate'])

/**
 * The movement that official practice states for this kind of figure: rates against the period before, in
 * percentage points; places against the period before; amounts and counts against the same period last year.
 * Undefined where either value is missing. Published growth is never recomputed here (S4).
 */
export function movementOf(
  board: Board,
  indicator: Indicator,
  rule: ReleaseRule,
  subject: string,
  period: Period,
): Movement | undefined {
  const key = seriesKey(indicator.code, subject)
  const isRate = RATES.has(indicator.kind) || indicator.unit === 'percent'
  const against = isRate || indicator.kind === 'rank' ? 'previous' : 'last-year'
  const from = against === 'previous' ? stepPeriod(rule, period, -1) : lastYearPeriod(period)
  const now = observationAt(board, key, period)?.value
  const before = observationAt(board, key, from)?.value
  if (now === null || now === undefined || before === null || before === undefined) return undefined
  const delta = decimalDifference(now, before)
  const unit = isRate ? 'pct-point' : indicator.kind === 'rank' ? 'place' : 'own'
  const rates = indicator.kind === 'growth-yoy' ? { now, before } : undefined
  return { unit, delta, against, from, tone: toneOf(delta, indicator), ...(rates && { rates }) }
}

export function toneOf(delta: number, indicator: Pick<Indicator, 'better'>): Movement['tone'] {
  if (delta === 0 || indicator.better === 'neutral') return 'flat'
  return delta > 0 === (indicator.better === 'higher') ? 'good' : 'bad'
}

/** A movement, and the indicator whose decimals and polarity it has. */
export interface StatedMovement {
  readonly movement: Movement
  readonly indicator: Indicator
}

/** The indicator under which the growth of an amount is published; undefined where nobody publishes it. */
export const publishedGrowthOf = (catalogue: Catalogue, { code }: Indicator): Indicator | undefined =>
  catalogue.indicators.find((other) => other.growthOf === code)

/**
 * The movement that is stated beside a figure: an amount whose growth is published moves by that growth and by nothing
 * else, since the difference of two published amounts may point the other way (S4).
 */
export function statedMovement(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  subject: string,
  period: Period,
): StatedMovement | undefined {
  const growth = publishedGrowthOf(catalogue, indicator)
  if (!growth) {
    const movement = movementOf(board, indicator, catalogue.rule(indicator.rule), subject, period)
    return movement && { movement, indicator }
  }
  const delta = observationAt(board, seriesKey(growth.code, subject), period)?.value
  if (typeof delta !== 'number') return undefined
  const tone = toneOf(delta, growth)
  const from = lastYearPeriod(period)
  return { movement: { unit: 'percent', delta, against: 'last-year', from, tone }, indicator: growth }
}
