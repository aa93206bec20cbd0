import type { Page } from 'playwright-core'
import { setTimeout as wait } from 'node:timers/promises'
import { showScene } from '#test/support/soak/showScene.ts'

export interface Round {
  /** Addresses of scenes other than the one that it begins and ends with. */
  readonly scenes: readonly string[]
  readonly releasesEach: number
  readonly publish: () => Promise<void>
}

const HOME = '/wall'
/** What a release or a change sets off has come to its end: numbers roll for a second. */
export const SETTLES_MS = 1_500

/** One round of all scenes with releases in each, back to the overview. */
export async function playRound(page: Page, { scenes, releasesEach, publish }: Round): Promise<void> {
  for (const scene of scenes) {
    await showScene(page, scene)
    for (let i = 0; i < releasesEach; i++) await publish()
  }
  await showScene(page, HOME)
  await wait(SETTLES_MS)
}
