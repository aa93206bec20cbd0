import type { Sighting } from '#test/bench/page/probe.ts'

export interface Sent {
  readonly value: number
  readonly sentAt: number
  readonly answeredMs: number
}

/** How long each value took from being sent to being seen, and the share of them that was seen at all, in percent. */
export function matched(
  sent: readonly Sent[],
  sightings: readonly Sighting[],
): { readonly paintedMs: readonly number[]; readonly shown: number } {
  const paintedMs: number[] = []
  for (const { value, sentAt } of sent) {
    const seen = sightings.find((s) => s.value === value && s.atMs >= sentAt)
    if (seen) paintedMs.push(seen.atMs - sentAt)
  }
  return { paintedMs, shown: (paintedMs.length / sent.length) * 100 }
}
