import type { Page } from 'playwright-core'

export interface SceneChange {
  readonly show: string
  /** When the frame began that showed it first, and how long before that the last frame had begun. */
  readonly at: number
  readonly gap: number
  /** When it was seen to be ready behind the scene before. */
  readonly readyAt: number
}

/** What a page has shown, frame by frame; instants by the machine's steady clock, the same for all pages on it. */
export interface SceneFrames {
  readonly changes: readonly SceneChange[]
  /** Frames in which no scene covered the page, since the first one was there. */
  readonly empty: number
  /** The longest time between two frames since it was last asked, in milliseconds. */
  readonly longest: number
}
export type SceneWatch = () => Promise<SceneFrames>

declare global {
  interface Window {
    sceneFrames?: { changes: SceneChange[]; empty: number; longest: number }
  }
}

/** Looks at a wall in every frame from its first script on. */
export async function watchScenes(page: Page): Promise<SceneWatch> {
  await page.addInitScript(() => {
    const seen = (window.sceneFrames = {
      changes: [] as SceneChange[],
      empty: 0,
      longest: 0,
    })
    let before = 0
    let readyAt = 0
    const look = (stamp: number): void => {
      const gap = before > 0 ? stamp - before : 0
      seen.longest = Math.max(seen.longest, gap)
      before = stamp
      // What is seen in this frame is what its callbacks leave behind.
      queueMicrotask(() =>
        setTimeout(() => {
          const at = performance.timeOrigin + stamp
          if (document.querySelector('.layer.next[data-ready="true"]')) readyAt ||= at
          const shown = document.querySelector<HTMLElement>('.layer.shown')
          const show = shown?.dataset['show']
          if (show === undefined) {
            if (seen.changes.length > 0) seen.empty++
            return
          }
          const covers = document.querySelector('.layer.leaving') ?? shown
          if (seen.changes.length > 0 && !covers?.querySelector('.panel')) seen.empty++
          if (seen.changes.at(-1)?.show === show) return
          seen.changes.push({ show, at, gap, readyAt: readyAt || at })
          readyAt = 0
        }),
      )
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  return () =>
    page.evaluate(() => {
      const { changes, empty, longest } = window.sceneFrames ?? { changes: [], empty: 0, longest: 0 }
      if (window.sceneFrames) window.sceneFrames.longest = 0
      return { changes: changes.slice(), empty, longest }
    })
}
