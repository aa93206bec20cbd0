/** How long a page that is not drawn (hidden, covered) lets things wait. */
const NO_FRAME_MS = 100

/**
 * Handles at once what comes after a quiet moment; what comes within the same animation frame is handled together in the
 * next one, so that a page which is slower than its server draws once for all of it.
 */
export function oncePerFrame<Item>(
  handle: (items: readonly Item[]) => void,
  nextFrame: (run: () => void) => void = frameOrTimeout,
): (item: Item) => void {
  let waiting: Item[] = []
  let isHandled = false

  const turn = (): void => {
    isHandled = waiting.length > 0
    if (!isHandled) return
    const items = waiting
    waiting = []
    nextFrame(turn)
    handle(items)
  }
  return (item) => {
    waiting.push(item)
    if (!isHandled) turn()
  }
}

function frameOrTimeout(run: () => void): void {
  const done = (): void => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    run()
  }
  const frame = requestAnimationFrame(done)
  const timer = setTimeout(done, NO_FRAME_MS)
}
