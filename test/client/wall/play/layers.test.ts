import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'
import { PATIENCE_MS, PREPARE_MS, useLayers, type Upcoming } from '#client/wall/play/layers.ts'
import { keyOf, type Showable } from '#shared/scenes/playing.ts'

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'requestAnimationFrame', 'cancelAnimationFrame', 'performance'],
  })
})
afterEach(() => {
  vi.useRealTimers()
})

const scene = (code: string): Showable => ({ scene: code })

/** A player whose scenes are ready when the test says so, by a server's clock that begins at 0. */
function playing(first: string) {
  const start = performance.now()
  const now = (): number => performance.now() - start
  const showing = shallowRef(scene(first))
  const upcoming = shallowRef<Upcoming<Showable>>()
  const changedAt: number[] = []
  let gone = (): void => {}
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  const player = scope.run(() =>
    useLayers<Showable>({
      showing: () => showing.value,
      upcoming: () => upcoming.value,
      serverNow: now,
      change: () => {
        changedAt.push(now())
        return new Promise((resolve) => (gone = resolve))
      },
    }),
  )
  if (!player) throw new Error('the scope is closed')
  const { layers, isReady, isEmpty } = player
  return {
    changedAt,
    /** `shown:a next:b` */
    sees: () => layers.value.map(({ role, show }) => `${role}:${keyOf(show)}`).join(' '),
    ready: (): void => layers.value.filter(({ role }) => role === 'next').forEach(({ id }) => isReady(id)),
    show: async (code: string) => {
      showing.value = scene(code)
      await nextTick()
    },
    plan: async (code: string, at: number) => {
      upcoming.value = { show: scene(code), at }
      await nextTick()
    },
    pass: async (ms: number) => {
      await vi.advanceTimersByTimeAsync(ms)
    },
    finish: async () => {
      gone()
      await vi.advanceTimersByTimeAsync(0)
    },
    takeApart: (): void =>
      layers.value.filter(({ role }) => role === 'gone').forEach(({ id }) => isEmpty(id)),
  }
}

describe('the layers of a wall', () => {
  test('make the next scene ready behind, change in the first frame at its instant, and let the last one go', async () => {
    const wall = playing('a')
    await wall.plan('b', 60_000)
    await wall.pass(60_000 - PREPARE_MS - 5)
    expect(wall.sees()).toBe('shown:a')
    await wall.pass(10)
    expect(wall.sees()).toBe('shown:a next:b')
    wall.ready()
    await wall.pass(PREPARE_MS - 10)
    expect(wall.sees()).toBe('shown:a next:b')
    await wall.pass(30)
    expect(wall.sees()).toBe('leaving:a shown:b')
    expect(wall.changedAt[0]).toBeGreaterThanOrEqual(60_000)
    expect(wall.changedAt[0]).toBeLessThan(60_017)
    await wall.finish()
    expect(wall.sees()).toBe('gone:a shown:b')
    wall.takeApart()
    expect(wall.sees()).toBe('shown:b')
  })

  test('keep what is seen for as long as the next scene is not ready', async () => {
    const wall = playing('a')
    await wall.plan('b', 20_000)
    await wall.pass(20_100)
    await wall.show('b')
    await wall.pass(40_000)
    expect(wall.sees()).toBe('shown:a next:b')
    wall.ready()
    await wall.pass(20)
    expect(wall.sees()).toBe('leaving:a shown:b')
  })

  test('never make a scene anew that they have made ready, nor go back to the one before', async () => {
    const wall = playing('a')
    await wall.plan('b', 5_000)
    wall.ready()
    await wall.pass(5_020)
    await wall.show('b')
    await wall.finish()
    wall.takeApart()
    await wall.pass(100)
    expect(wall.sees()).toBe('shown:b')
    expect(wall.changedAt).toHaveLength(1)
  })

  test('make ready what comes after, also where the programme is a moment ahead of the change', async () => {
    const wall = playing('a')
    await wall.plan('b', 5_000)
    wall.ready()
    await wall.pass(4_990)
    await Promise.all([wall.show('b'), wall.plan('c', 12_000)])
    expect(wall.sees()).toBe('shown:a next:b')
    await wall.pass(40)
    expect(wall.sees()).toBe('leaving:a shown:b next:c')
  })

  test('show at once what a person asks for once it is ready, and after a while in any case', async () => {
    const wall = playing('a')
    await wall.show('b')
    expect(wall.sees()).toBe('shown:a next:b')
    wall.ready()
    await wall.pass(20)
    expect(wall.sees()).toBe('leaving:a shown:b')
    await wall.finish()
    wall.takeApart()
    await wall.show('c')
    await wall.pass(PATIENCE_MS + 20)
    expect(wall.sees()).toBe('leaving:b shown:c')
  })

  test('keep each scene below the next one until that has come, however fast they are asked for', async () => {
    const wall = playing('a')
    for (const code of ['b', 'c']) {
      await wall.show(code)
      wall.ready()
      await wall.pass(20)
    }
    expect(wall.sees()).toBe('leaving:a leaving:b shown:c')
  })

  test('drop what was made ready when something else is to come', async () => {
    const wall = playing('a')
    await wall.plan('b', 8_000)
    wall.ready()
    await wall.plan('alarm', 2_000)
    expect(wall.sees()).toBe('shown:a next:alarm')
    await wall.pass(3_000)
    expect(wall.sees()).toBe('shown:a next:alarm')
    wall.ready()
    await wall.pass(20)
    expect(wall.sees()).toBe('leaving:a shown:alarm')
  })

  test('pass over a scene that has not become ready in all of its time', async () => {
    const wall = playing('a')
    await wall.plan('b', 5_000)
    await wall.pass(6_000)
    await wall.show('b')
    await wall.plan('a', 90_000)
    await wall.show('c')
    expect(wall.sees()).toBe('shown:a next:c')
    await wall.show('a')
    expect(wall.sees()).toBe('shown:a')
  })
})
