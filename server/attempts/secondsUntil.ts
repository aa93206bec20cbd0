/** As people are told to wait: whole seconds, and never none. */
export const secondsUntil = (until: number, now: number): number =>
  Math.max(1, Math.ceil((until - now) / 1000))
