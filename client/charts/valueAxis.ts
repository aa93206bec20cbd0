export interface ValueAxis {
  readonly min: number
  readonly max: number
  readonly interval: number
}

const STEPS = [1, 2, 2.5, 5, 10]

/** A calm axis around the values: round ticks, zero included, `ticks` or fewer intervals. */
export function valueAxis(values: Iterable<number>, ticks = 5): ValueAxis {
  let low = 0
  let high = 0
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  if (low === high) return { min: 0, max: 1, interval: 1 }
  const rough = (high - low) / ticks
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const interval = (STEPS.find((step) => step * magnitude >= rough) ?? 10) * magnitude
  return { min: Math.floor(low / interval) * interval, max: Math.ceil(high / interval) * interval, interval }
}
