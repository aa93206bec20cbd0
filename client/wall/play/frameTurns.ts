/** One piece of work after another, each in a frame of its own. */
export interface FrameTurns {
  /** Resolves in the frame that is the caller's: after all who wait, or before them. */
  readonly take: (ahead?: boolean) => Promise<void>
  /** Whoever waits has the turn now. */
  readonly hurry: () => void
  /** Resolves once nobody waits. */
  readonly taken: () => Promise<void>
  readonly isFree: () => boolean
  readonly stop: () => void
}

/** Whoever has had a turn and waits for code or figures keeps the others back no longer than this. */
export const WAITS_MS = 250

/**
 * Turns for work that nobody sees yet, or no more, so that no frame of what is seen has to wait for it. `isBusy`: what the
 * last turn has begun has not ended.
 */
export function frameTurns(isBusy: () => boolean): FrameTurns {
  let waiting: (() => void)[] = []
  let idle: (() => void)[] = []
  let frame = 0
  let turnedAt = -Infinity

  function look(stamp: number): void {
    frame = 0
    if (!isBusy() || stamp - turnedAt > WAITS_MS) {
      turnedAt = stamp
      waiting.shift()?.()
    }
    goOn()
  }
  function goOn(): void {
    if (waiting.length > 0) frame ||= requestAnimationFrame(look)
    else idle.splice(0).forEach((resolve) => resolve())
  }
  return {
    take: (ahead = false) =>
      new Promise((resolve) => {
        if (ahead) waiting.unshift(resolve)
        else waiting.push(resolve)
        goOn()
      }),
    hurry: () => {
      waiting.splice(0).forEach((resolve) => resolve())
      goOn()
    },
    taken: () => new Promise((resolve) => (waiting.length > 0 ? idle.push(resolve) : resolve())),
    isFree: () => waiting.length === 0,
    stop: () => {
      cancelAnimationFrame(frame)
      waiting = []
      idle = []
    },
  }
}
