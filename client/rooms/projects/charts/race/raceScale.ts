/** Where the bars of a ranking begin and how long they are, in percent of their track. */
export interface RaceScale {
  readonly zero: number
  barOf(value: number): { readonly left: number; readonly width: number }
  /** Where a value would end, such as the schedule. */
  at(value: number): number
}

/** One scale for all months, so that bars grow as the year goes on; zero is always on it. */
export function raceScale(values: Iterable<number>): RaceScale {
  let [low, high] = [0, 0]
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const span = high - low || 1
  const at = (value: number): number => ((Math.min(high, Math.max(low, value)) - low) / span) * 100
  const zero = at(0)
  return {
    zero,
    at,
    barOf: (value) => ({ left: Math.min(zero, at(value)), width: Math.abs(at(value) - zero) }),
  }
}
