/** A page that has said nothing for so long is blocked: nothing on it moves, and no word of it reaches the server. */
export const BLOCKED_AFTER_MS = 5_000
/** Whoever watches looks so often. */
export const LOOK_EVERY_MS = 1_000
/** A gap like this between two looks: it was the watcher who slept, with the whole tab. */
const SLEPT_MS = 3 * LOOK_EVERY_MS

export interface BlockWatch {
  /** The page is there. */
  readonly beat: () => void
  /** The page is hidden or frozen and need not say anything until its next beat. */
  readonly rest: () => void
  /** Looks at the page: milliseconds of silence, once for each block, as soon as it is one. */
  readonly look: () => number | undefined
}

/** Judges by the page's own word whether its main thread is blocked; `now` is a steady clock. */
export function blockWatch(now: () => number): BlockWatch {
  let heardAt = now()
  let lookedAt = now()
  let isQuiet = false
  return {
    beat: () => {
      heardAt = now()
      isQuiet = false
    },
    rest: () => void (isQuiet = true),
    look: () => {
      const at = now()
      if (at - lookedAt > SLEPT_MS) heardAt = at
      lookedAt = at
      const silentMs = at - heardAt
      if (isQuiet || silentMs < BLOCKED_AFTER_MS) return undefined
      isQuiet = true
      return silentMs
    },
  }
}
