import { expect, it } from 'vitest'
import { blockWatch, BLOCKED_AFTER_MS, LOOK_EVERY_MS } from '#client/wall/keep/blockWatch.ts'

/** Looks once a second, as the watchdog does, after what happens in each second. */
function watched() {
  let now = 0
  const watch = blockWatch(() => now)
  return {
    watch,
    second: () => {
      now += LOOK_EVERY_MS
      return watch.look()
    },
    sleep: (ms: number) => void (now += ms),
  }
}

it('tells of a blocked page once, and of the next block again', () => {
  const { watch, second } = watched()
  const seconds = Array.from({ length: 12 }, second)
  expect(seconds.filter((silentMs) => silentMs !== undefined)).toEqual([BLOCKED_AFTER_MS])
  watch.beat()
  expect(Array.from({ length: 12 }, second).filter((silentMs) => silentMs !== undefined)).toHaveLength(1)
})

it('says nothing of a page that beats, or that rests while it is hidden', () => {
  const { watch, second } = watched()
  for (let i = 0; i < 20; i++) {
    watch.beat()
    expect(second()).toBeUndefined()
  }
  watch.rest()
  expect(Array.from({ length: 20 }, second).every((silentMs) => silentMs === undefined)).toBe(true)
})

it('does not take its own sleep, frozen with the tab, for the silence of the page', () => {
  const { second, sleep } = watched()
  sleep(600_000)
  expect(second()).toBeUndefined()
  expect(second()).toBeUndefined()
})
