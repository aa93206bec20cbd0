import { decimalsOf } from '#shared/rounding.ts'
import type { BoardObservation } from '#shared/board.ts'
import type { Indicator } from '#shared/indicator.ts'
import { periodParts, type Period } from '#shared/period.ts'
import type { Unit } from '#shared/unit.ts'
import { shiftDecimal } from '#shared/unit.ts'

/** A value that history does not know, to be put as a plain question. */
export interface Doubt {
  /** What the value was held against. */
  readonly against: 'history' | 'same-months' | 'places'
  readonly low: number
  readonly high: number
  /** The same digits with the point or the sign elsewhere, where that is usual. */
  readonly proposal?: number
}

export interface Checked {
  readonly indicator: Pick<Indicator, 'kind' | 'basis' | 'decimals'>
  readonly unit: Unit
  readonly period: Period
  /** The series as published, in any order; the period itself is left out of account. */
  readonly history: readonly BoardObservation[]
  /** How many are ranked together. */
  readonly peers: number
}

interface Range {
  readonly against: Doubt['against']
  readonly low: number
  readonly high: number
  /** How far beyond low and high a value may lie without a question. */
  readonly margin: number
}

/** Fewer values than these say nothing about the next one. */
const MIN_HISTORY = 6
const MIN_SAME_MONTHS = 2

/** Whether the value is one to ask about, and what it may have been meant to be. */
export function doubtOf(value: number, checked: Checked): Doubt | undefined {
  const range = rangeOf(checked)
  if (!range || isWithin(value, range)) return undefined
  const meant = alternatives(value, checked)
  const proposal =
    meant.find((v) => isWithin(v, { ...range, margin: 0 })) ?? meant.find((v) => isWithin(v, range))
  const { against, low, high } = range
  return { against, low, high, ...(proposal !== undefined && { proposal }) }
}

const isWithin = (value: number, { low, high, margin }: Range): boolean =>
  value >= (low >= 0 ? Math.max(0, low - margin) : low - margin) && value <= high + margin

function rangeOf({ indicator, unit, period, history, peers }: Checked): Range | undefined {
  if (unit.code === 'rank') return { against: 'places', low: 1, high: Math.max(1, peers), margin: 0 }
  const known = history.flatMap((o) =>
    o.value === null || o.period === period ? [] : [{ ...o, value: o.value }],
  )
  const accumulates =
    indicator.basis === 'ytd' && (indicator.kind === 'cumulative-ytd' || indicator.kind === 'count-ytd')
  if (!accumulates)
    return spread(
      'history',
      known.map((o) => o.value),
      MIN_HISTORY,
      0,
    )
  // A sum since January grows twelvefold within the year: only the same months of other years are its like.
  const { kind, index } = periodParts(period)
  const alike = known.filter((o) => {
    const parts = periodParts(o.period)
    return parts.kind === kind && parts.index === index
  })
  return spread(
    'same-months',
    alike.map((o) => o.value),
    MIN_SAME_MONTHS,
    0.4,
  )
}

/** The range of the values with a margin by their median deviation, so that one shock does not open it to anything. */
function spread(
  against: Range['against'],
  values: readonly number[],
  needed: number,
  share: number,
): Range | undefined {
  if (values.length < needed) return undefined
  const low = Math.min(...values)
  const high = Math.max(...values)
  const middle = median(values)
  const deviation = median(values.map((v) => Math.abs(v - middle)))
  return { against, low, high, margin: Math.max(2 * deviation, (high - low) / 10, share * Math.abs(middle)) }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2
}

/** What fingers often do: a lost sign, a lost or doubled decimal point, 万元 typed for 亿元. Likeliest first. */
function alternatives(value: number, { indicator, unit }: Checked): readonly number[] {
  const shifted = [-1, 1, -2, 2]
    .map((by) => shiftDecimal(value, by))
    .filter((v) => decimalsOf(v) <= indicator.decimals)
  const rescaled = unit.dimension === 'money' ? [shiftDecimal(value, -4), shiftDecimal(value, 4)] : []
  return [-value, ...shifted, ...rescaled]
}
