/** Timers are late, frames are not: the last stretch is waited for frame by frame. */
const BY_FRAMES_MS = 250

/**
 * Runs something in the first frame at or after an instant of the server's clock, so that screens beside each other do it
 * in the same frame. Returns what calls it off.
 */
export function atFrame(instant: number, serverNow: () => number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let frame = 0

  const look = (stamp: number): void => {
    const now = serverNow() - (performance.now() - stamp)
    if (now >= instant) run()
    else wait(instant - now)
  }
  const wait = (ms: number): void => {
    if (ms > BY_FRAMES_MS) timer = setTimeout(() => wait(instant - serverNow()), ms - BY_FRAMES_MS)
    else frame = requestAnimationFrame(look)
  }
  wait(instant - serverNow())
  return () => {
    clearTimeout(timer)
    cancelAnimationFrame(frame)
  }
}
