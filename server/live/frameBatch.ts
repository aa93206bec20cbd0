import type { Release } from '#shared/release.ts'

/** Releases closer together than this go out in one frame: one redraw of a screen shows them all. */
export const FRAME_WINDOW_MS = 16

export interface FrameBatch {
  readonly add: (release: Release) => void
  /** Sends at once what waits. */
  readonly flush: () => void
}

/**
 * Gathers releases into frames. The first after a quiet moment leaves before the event loop turns, after whatever made
 * it (so that the publisher is answered first); those that follow close behind wait for the end of the window.
 */
export function frameBatch(
  send: (releases: readonly Release[]) => void,
  now: () => number = () => performance.now(),
): FrameBatch {
  let waiting: Release[] = []
  let sentAt = -Infinity
  let cancel: (() => void) | undefined

  const flush = (): void => {
    cancel?.()
    cancel = undefined
    if (waiting.length === 0) return
    const releases = waiting
    waiting = []
    sentAt = now()
    send(releases)
  }
  const schedule = (): (() => void) => {
    const waitMs = sentAt + FRAME_WINDOW_MS - now()
    if (waitMs <= 0) {
      const immediate = setImmediate(flush)
      return () => clearImmediate(immediate)
    }
    const timer = setTimeout(flush, waitMs)
    return () => clearTimeout(timer)
  }
  return {
    add: (release) => {
      waiting.push(release)
      cancel ??= schedule()
    },
    flush,
  }
}
