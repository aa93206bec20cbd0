import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { FRESH_MS } from '#client/live/freshMarks.ts'
import MonthCounts from '#client/scenes/ticker/MonthCounts.vue'
import { boardOf, type Figures } from '#test/support/boardFixture.ts'
import { overviewWidget } from '#test/support/overview.ts'
import { mountOnWall, mountWidget } from '#test/support/wallMount.ts'

vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))

/** Due on the 20th of the month after, which in June 2020 was a Saturday: on the 22nd. */
const FAI = 'economy.fixed-asset-investment.growth@410104'
const figures: Figures = { [FAI]: { '2020-04': 6.3 } }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

test.each([
  ['2020-06-22T15:59:59Z', undefined, '本月应发布 1 · 已发布 0'],
  ['2020-06-22T16:00:00Z', '迟1天', '本月应发布 1 · 已发布 0 · 逾期 1'],
  ['2020-06-29T04:00:00Z', '迟7天', '本月应发布 1 · 已发布 0 · 逾期 1'],
])('at %s the mark says %s, the counts “%s”', async (at, mark, counts) => {
  vi.setSystemTime(at)
  const wall = await mountWidget(overviewWidget('headlines'), boardOf(figures))
  expect(wall.wrapper.findAll('[data-test="due"]').map((m) => m.text())).toEqual(mark ? [mark] : [])
  const counted = await mountOnWall(MonthCounts, boardOf(figures))
  expect(counted.wrapper.text().replace(/\s+/g, ' ')).toBe(counts)
})

test('the mark goes when the figure comes, and stays while it is only said to be awaited', async () => {
  vi.setSystemTime('2020-06-29T04:00:00Z')
  const wall = await mountWidget(overviewWidget('headlines'), boardOf(figures))
  const calm = async (): Promise<void> => {
    vi.advanceTimersByTime(FRESH_MS + 1_000) // what has just changed says that instead
    await nextTick()
  }
  await wall.publish({ [FAI]: { '2020-05': null } }) // 上级未反馈
  await calm()
  expect(wall.wrapper.find('[data-test="due"]').exists()).toBe(true)
  await wall.publish({ [FAI]: { '2020-05': { value: 8.4, vintage: 2 } } })
  await calm()
  expect(wall.wrapper.find('[data-test="due"]').exists()).toBe(false)
})
