/**
 * Knows when what a release changed stands on the screen: after Vue has written the page, every chart that it
 * touched has finished, and two animation frames have passed, so that the frame which shows it is out.
 */
const drawing = new Set<symbol>()
let idle: (() => void)[] = []

/** A chart begins to draw; the function returned says that it has finished. */
export function beginDrawing(): () => void {
  const token = Symbol('drawing')
  drawing.add(token)
  return () => {
    if (!drawing.delete(token) || drawing.size > 0) return
    const waiting = idle
    idle = []
    waiting.forEach((resolve) => resolve())
  }
}

const chartsFinished = (): Promise<void> =>
  drawing.size === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve))

const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()))

/** Resolves once everything written so far is painted. Call it after Vue's `nextTick`. */
export async function painted(): Promise<void> {
  await chartsFinished()
  await nextFrame()
  await nextFrame()
}
