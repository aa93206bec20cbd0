/** How smoothly a page was drawn since it was last asked. */
export interface FrameReading {
  /** Frames a second. */
  readonly frames: number
  /** The longest time without one, in milliseconds. */
  readonly longest: number
}

export interface FrameMeter {
  readonly read: () => FrameReading
  readonly stop: () => void
}

/** Over a shorter time a rate says nothing. */
const LEAST_MS = 1_000
/** The server takes no status that says more. */
const MOST_FRAMES = 1_000

/** Counts the frames of this page. It costs a comparison a frame. */
export function openFrameMeter(): FrameMeter {
  let readAt = performance.now()
  let last = readAt
  let count = 0
  let longest = 0
  let reading: FrameReading | undefined
  const tick = (): void => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    count += 1
    frame = requestAnimationFrame(tick)
  }
  let frame = requestAnimationFrame(tick)

  return {
    read: () => {
      const now = performance.now()
      if (now - readAt < LEAST_MS && reading) return reading
      const frames = Math.min(MOST_FRAMES, (count * 1_000) / Math.max(LEAST_MS, now - readAt))
      reading = { frames: round(frames), longest: round(Math.max(longest, now - last)) }
      readAt = now
      count = 0
      longest = 0
      return reading
    },
    stop: () => cancelAnimationFrame(frame),
  }
}

const round = (value: number): number => Math.round(value * 10) / 10
