// @vitest-environment node
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useTrendRotation } from '#client/scenes/trend/trendRotation.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

function rotation(codes: readonly string[], places: number) {
  const scope = effectScope()
  const given = ref(codes)
  const room = ref(places)
  const wanted = ref<string>()
  const shown = scope.run(() =>
    useTrendRotation({
      codes: () => given.value,
      places: () => room.value,
      wanted: () => wanted.value,
      every: 20,
    }),
  )
  if (!shown) throw new Error('the scope is closed')
  onTestFinished(() => scope.stop())
  return { given, room, wanted, scope, shows: () => shown.value.join('') }
}
const turn = (times = 1): unknown => vi.advanceTimersByTime(20_000 * times)

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

  test('stay where a person chose, until it is let go', async () => {
    const { shows, wanted } = rotation(['a', 'b', 'c'], 1)
    wanted.value = 'c'
    await nextTick()
    turn(2)
    expect(shows()).toBe('c')
    wanted.value = undefined
    turn()
    expect(shows()).toBe('a')
  })

  test('go on turning where what is asked for is none of them', async () => {
    const { shows, wanted } = rotation(['a', 'b'], 1)
    wanted.value = 'z'
    await nextTick()
    turn()
    expect(shows()).toBe('b')
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
