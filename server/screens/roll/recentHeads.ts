/** As many releases are told apart by when they came; whoever is further behind is as late as the oldest of them. */
const HEADS_KEPT = 500

/** When the newest releases came, so that a screen's lateness can be told from the seq that it shows. */
export interface RecentHeads {
  readonly came: (seq: number, at: number) => void
  readonly seq: () => number
  /** When the first release after this seq came; null where there is none. */
  readonly overtaken: (seq: number) => number | null
}

export function recentHeads(seq: number): RecentHeads {
  const heads: { readonly seq: number; readonly at: number }[] = [{ seq, at: 0 }]
  return {
    came: (next, at) => {
      heads.push({ seq: next, at })
      if (heads.length > HEADS_KEPT) heads.shift()
    },
    seq: () => heads.at(-1)?.seq ?? seq,
    overtaken: (shown) => heads.find((head) => head.seq > shown)?.at ?? null,
  }
}
