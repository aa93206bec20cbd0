/** The time, as a port: epoch milliseconds. Tests hand in their own. */
export interface Clock {
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

/** The instant as everything here writes it: UTC with milliseconds. */
export const instantOf = (epochMs: number): string => new Date(epochMs).toISOString()
