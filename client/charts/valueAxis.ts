export interface ValueAxis {
  readonly min: number
  readonly max: number
  readonly interval: number
}

const STEPS = [1, 2, 2.5, 5, 10]

/** Values that differ by less than this share of the largest are drawn without zero, or they would look flat. */
const FLAT_SHARE = 0.4

/**
 * A calm axis around the values: round ticks, `ticks` or fewer intervals. Zero is included, unless `cropped` is set
 * and the values lie close together far from it, as indices and stocks do.
 */
export function valueAxis(values: Iterable<number>, ticks = 5, cropped = false): ValueAxis {
  const finite = [...values].filter(Number.isFinite)
  let low = finite.reduce((a, b) => Math.min(a, b), Infinity)
  let high = finite.reduce((a, b) => Math.max(a, b), -Infinity)
  const far = Math.max(Math.abs(low), Math.abs(high))
  if (!cropped || low === high || low * high <= 0 || high - low > FLAT_SHARE * far) {
    low = Math.min(low, 0)
    high = Math.max(high, 0)
  }
  if (low === high) return { min: 0, max: 1, interval: 1 }
  const rough = (high - low) / ticks
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const interval = (STEPS.find((step) => step * magnitude >= rough) ?? 10) * magnitude
  return { min: Math.floor(low / interval) * interval, max: Math.ceil(high / interval) * interval, interval }
}
