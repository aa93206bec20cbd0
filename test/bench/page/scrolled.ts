import type { Page } from 'playwright-core'

const FRAME_MS = 1_000 / 60
/** Gaps longer than this lack at least one frame. */
const LONG_GAP_MS = 1.5 * FRAME_MS

export interface Scrolled {
  readonly gaps: readonly number[]
  readonly perSecond: number
  readonly worstMs: number
}

/** Scrolls `.scroll` of a page evenly, so many pixels a second, and counts the frames. */
export async function scrolled(page: Page, pxPerSecond: number, seconds: number): Promise<Scrolled> {
  const gaps = await page.evaluate(
    ({ speed, ms }) =>
      new Promise<number[]>((done) => {
        const scroller = document.querySelector('.scroll')
        const found: number[] = []
        let [began, last] = [0, 0]
        const step = (now: number): void => {
          if (began === 0) began = now
          else found.push(now - last)
          last = now
          scroller?.scrollTo(0, ((now - began) / 1_000) * speed)
          if (now - began < ms) requestAnimationFrame(step)
          else done(found)
        }
        scroller?.scrollTo(0, 0)
        setTimeout(() => requestAnimationFrame(step), 500)
      }),
    { speed: pxPerSecond, ms: seconds * 1_000 },
  )
  return framesOf(gaps)
}

/** What the gaps between frames come to. */
export function framesOf(gaps: readonly number[]): Scrolled {
  const total = gaps.reduce((sum, gap) => sum + gap, 0)
  return { gaps, perSecond: (gaps.length / total) * 1_000, worstMs: Math.max(...gaps) }
}

/** Percent of the frames that a screen of 60 a second would have shown. */
export function lostFrames({ gaps }: Scrolled): number {
  const lost = gaps
    .filter((gap) => gap > LONG_GAP_MS)
    .reduce((sum, gap) => sum + Math.round(gap / FRAME_MS) - 1, 0)
  return (lost / (gaps.length + lost)) * 100
}
