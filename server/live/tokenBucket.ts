/** Lets `burst` events through at once and `perSecond` in the long run; false for one too many. */
export function tokenBucket(
  { perSecond, burst }: { perSecond: number; burst: number },
  startedAt: number,
): (now: number) => boolean {
  let tokens = burst
  let refilledAt = startedAt
  return (now) => {
    tokens = Math.min(burst, tokens + ((now - refilledAt) / 1000) * perSecond)
    refilledAt = now
    if (tokens < 1) return false
    tokens -= 1
    return true
  }
}
