// @vitest-environment node
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { TREND_TURN_MS, useTrendRotation } from '#client/wall/trendRotation.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

function rotation(codes: readonly string[], places: number) {
  const scope = effectScope()
  const given = ref(codes)
  const room = ref(places)
  const turning = scope.run(() =>
    useTrendRotation(
      () => given.value,
      () => room.value,
    ),
  )
  if (!turning) throw new Error('the scope is closed')
  onTestFinished(() => scope.stop())
  return { ...turning, given, room, scope, shows: () => turning.shown.value.join('') }
}
const turn = (times = 1): unknown => vi.advanceTimersByTime(TREND_TURN_MS * times)

describe('the trends of the wall', () => {
  test('take turns in one place', () => {
    const { shows } = rotation(['a', 'b', 'c'], 1)
    const seen = [shows()]
    for (let i = 0; i < 4; i++) {
      turn()
      seen.push(shows())
    }
    expect(seen.join()).toBe('a,b,c,a,b')
  })

  test('change one place at a time and never show a series twice', () => {
    const { shows } = rotation(['a', 'b', 'c', 'd', 'e'], 3)
    const seen = [shows()]
    for (let i = 0; i < 4; i++) {
      turn()
      seen.push(shows())
    }
    expect(seen.join()).toBe('abc,dbc,dec,dea,bea')
  })

  test('stand still where there is a place for each', () => {
    const { shows } = rotation(['a', 'b'], 3)
    turn(3)
    expect(shows()).toBe('ab')
  })

  test('stay where a person chose, until chosen again', () => {
    const { shows, choose } = rotation(['a', 'b', 'c'], 1)
    choose('c')
    turn(3)
    expect(shows()).toBe('c')
    choose('c')
    turn()
    expect(shows()).toBe('a')
  })

  test('keep their places when a series is published for the first time or the wall grows', async () => {
    const { shows, given, room } = rotation(['b'], 1)
    given.value = ['a', 'b', 'c']
    await nextTick()
    expect(shows()).toBe('b')
    room.value = 2
    await nextTick()
    expect(shows()).toBe('ba')
  })

  test('leave no timer behind', () => {
    const { scope } = rotation(['a', 'b'], 1)
    scope.stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})
