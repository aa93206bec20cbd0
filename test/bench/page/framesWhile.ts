import type { Page } from 'playwright-core'
import { framesOf, type Scrolled } from '#test/bench/page/scrolled.ts'

/** Counts the frames of a page while something is done to it from outside, such as a mouse that drags. */
export async function framesWhile(page: Page, act: () => Promise<void>): Promise<Scrolled> {
  await page.evaluate(() => {
    const found: number[] = []
    let last = 0
    const step = (now: number): void => {
      if (last > 0) found.push(now - last)
      last = now
      frame = requestAnimationFrame(step)
    }
    let frame = requestAnimationFrame(step)
    Object.assign(window, {
      endFrames: () => {
        cancelAnimationFrame(frame)
        return found
      },
    })
  })
  await act()
  const gaps: unknown = await page.evaluate('window.endFrames()')
  return framesOf(Array.isArray(gaps) ? gaps.filter((gap) => typeof gap === 'number') : [])
}
