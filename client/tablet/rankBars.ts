/** Where a bar stands on its track, in percent of the width; it grows from zero, to the left for negative values. */
export interface RankBar {
  readonly left: number
  readonly width: number
}

/** Bars over one common scale that always includes zero. */
export function rankBars(values: readonly number[]): {
  readonly zero: number
  readonly bars: readonly RankBar[]
} {
  const low = Math.min(0, ...values)
  const span = Math.max(0, ...values) - low || 1
  const zero = (Math.abs(low) / span) * 100
  const bars = values.map((value) => {
    const width = (Math.abs(value) / span) * 100
    return { left: value < 0 ? zero - width : zero, width }
  })
  return { zero, bars }
}
