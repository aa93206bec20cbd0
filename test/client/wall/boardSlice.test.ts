import { describe, expect, test, vi } from 'vitest'
import { computed, defineComponent, h, type ComputedRef } from 'vue'
import { useBoardSlice } from '#client/stores/useBoardSlice.ts'
import type { Board } from '#shared/board.ts'
import { isSeriesKey, type SeriesKey } from '#shared/series.ts'
import { boardOf } from '#test/support/boardFixture.ts'
import { mountOnWall } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

const key = (text: string): SeriesKey => {
  if (!isSeriesKey(text)) throw new Error(text)
  return text
}
const FAI = key('economy.fixed-asset-investment.growth@410104')
const RETAIL = key('economy.retail-sales.growth@410104')

describe('a slice of the board', () => {
  test('has only its series, stays the same through other releases, and changes with its own', async () => {
    let slice: ComputedRef<Board> | undefined
    let computations = 0
    const part = defineComponent({
      setup() {
        const own = (slice = useBoardSlice(() => [FAI]))
        const newest = computed(() => (computations++, own.value.series[FAI]?.at(-1)?.value))
        return () => h('p', String(newest.value))
      },
    })
    const wall = await mountOnWall(
      part,
      boardOf({ [FAI]: { '2020-05': 8.4 }, [RETAIL]: { '2020-05': -6.3 } }),
    )
    const before = slice?.value
    expect(Object.keys(before?.series ?? {})).toEqual([FAI])

    await wall.publish({ [RETAIL]: { '2020-06': -3.1 } })
    expect(slice?.value).toBe(before)
    expect(computations).toBe(1)

    await wall.publish({ [FAI]: { '2020-06': 9.1 } })
    expect(slice?.value).not.toBe(before)
    expect(wall.wrapper.text()).toBe('9.1')
    expect(computations).toBe(2)
  })
})
