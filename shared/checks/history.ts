import type { Candidate, CheckContext } from '#shared/checks/context.ts'
import { found, type Finding } from '#shared/checks/finding.ts'
import { isAccumulated, type Indicator } from '#shared/indicator.ts'
import { periodParts } from '#shared/period.ts'
import { decimalsOf } from '#shared/rounding.ts'
import { shiftDecimal } from '#shared/unit.ts'

interface Range {
  readonly low: number
  readonly high: number
  /** How far beyond low and high a value may lie without a question. */
  readonly margin: number
}

/** Fewer values than these say nothing about the next one. */
const MIN_HISTORY = 6
const MIN_SAME_MONTHS = 2
/** A sum since January may move so far from its middle over the years without a question. */
const USUAL_MOVE = 0.4

/** A value that the past of its series does not know, and what usual slip of the fingers would explain it. */
export function checkHistory(candidate: Candidate, context: CheckContext): Finding | undefined {
  const { indicator, value } = candidate
  if (indicator.unit === 'rank') return undefined
  const accumulates = isAccumulated(indicator)
  const { count, range } = pastOf(candidate, context)
  if (count < (accumulates ? MIN_SAME_MONTHS : MIN_HISTORY) || isWithin(value, range)) return undefined
  const meant = alternatives(value, indicator)
  const proposal =
    meant.find((v) => isWithin(v, { ...range, margin: 0 })) ?? meant.find((v) => isWithin(v, range))
  return found(
    accumulates ? 'out-of-same-months' : 'out-of-history',
    { low: range.low, high: range.high },
    proposal === undefined ? {} : { proposal },
  )
}

/** What the past says of one period of a series. */
interface Past {
  readonly count: number
  readonly range: Range
  /** The size in the middle of those that are not nought; 0 of none. */
  readonly usual: number
}

/** The past of a series changes by release only, and a draft asks for it at every key. */
const known = new WeakMap<readonly unknown[], Map<string, Past>>()

export function pastOf(candidate: Candidate, context: CheckContext): Past {
  const { series, indicator, period } = candidate
  const history = context.history(series)
  const pasts = known.get(history) ?? new Map<string, Past>()
  known.set(history, pasts)
  const found = pasts.get(period)
  if (found) return found
  const values = likeValues(candidate, context)
  const usual = median(values.filter((v) => v !== 0).map(Math.abs))
  const range = spread(values, isAccumulated(indicator) ? USUAL_MOVE : 0)
  const past = { count: values.length, range, usual }
  pasts.set(period, past)
  return past
}

/**
 * The published values that a value can be held against. A sum since January grows twelvefold within the year: only
 * the same months of other years are its like. The very period is left out, so that nothing is judged by itself.
 */
function likeValues({ series, indicator, period }: Candidate, { history }: CheckContext): readonly number[] {
  const { kind, index } = periodParts(period)
  const accumulates = isAccumulated(indicator)
  return history(series).flatMap((o) => {
    if (o.value === null || o.period === period) return []
    const parts = periodParts(o.period)
    const isAlike = !accumulates || (parts.kind === kind && parts.index === index)
    return isAlike ? [o.value] : []
  })
}

const isWithin = (value: number, { low, high, margin }: Range): boolean =>
  value >= (low >= 0 ? Math.max(0, low - margin) : low - margin) && value <= high + margin

/** The range of the values with a margin by their median deviation, so that one shock does not open it to anything. */
function spread(values: readonly number[], share: number): Range {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const middle = median(values)
  const deviation = median(values.map((v) => Math.abs(v - middle)))
  return { low, high, margin: Math.max(2 * deviation, (high - low) / 10, share * Math.abs(middle)) }
}

/** The value in the middle; 0 of none. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2
}

/** What fingers often do: a lost sign, a lost or doubled decimal point. Likeliest first. */
const alternatives = (value: number, { decimals }: Indicator): readonly number[] => [
  -value,
  ...[-1, 1, -2, 2].map((by) => shiftDecimal(value, by)).filter((v) => decimalsOf(v) <= decimals),
]
