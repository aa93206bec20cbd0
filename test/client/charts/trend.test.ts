import { describe, expect, test } from 'vitest'
import { sharedAxis } from '#client/charts/sharedAxis.ts'
import { spreadLabels } from '#client/charts/spreadLabels.ts'
import { columnOf, trendData, type TrendSeries } from '#client/charts/trendData.ts'
import { valueAxis } from '#client/charts/valueAxis.ts'
import type { ReleaseRule } from '#shared/indicator.ts'
import { asPeriod } from '#shared/period.ts'
import { traits } from '#test/support/boardFixture.ts'

const rule: ReleaseRule = {
  code: 'm',
  zh: '',
  en: '',
  periodKind: 'month',
  january: false,
  lagMonths: 0,
  dueDay: 20,
}
const GROWTH = traits('economy.retail-sales.growth')
const line = (id: string, values: Record<string, number | null>): TrendSeries => ({
  id,
  name: id,
  role: 'home',
  traits: GROWTH,
  observations: Object.entries(values).map(([p, value]) => ({ period: asPeriod(p), value, vintage: 1 })),
})

describe('trend data', () => {
  test('has one point for January and February and none for January alone', () => {
    const { periods } = trendData([line('a', { '2019-11': 1, '2020-03': 2 })], rule)
    expect(periods).toEqual(['2019-11', '2019-12', '2020-02', '2020-03'])
  })

  test('keeps a missing or unpublished period as a gap, never as 0', () => {
    const data = trendData(
      [line('a', { '2020-02': 1, '2020-03': null, '2020-05': 0 }), line('b', { '2020-04': 7 })],
      rule,
    )
    expect(columnOf(data, 0)).toEqual([1, NaN, NaN, 0])
    expect(columnOf(data, 1)).toEqual([NaN, NaN, 7, NaN])
  })

  test('starts where it is told to', () => {
    expect(trendData([line('a', { '2019-11': 1, '2020-03': 2 })], rule, asPeriod('2020-02')).periods).toEqual(
      ['2020-03'],
    )
  })

  test('of a year to date and of a single month never stand on one axis', () => {
    const single = { ...line('b', { '2020-03': 2 }), traits: traits('economy.retail-sales-month.growth') }
    const lines = [line('a', { '2020-03': 1 }), single]
    expect(() => trendData(lines, rule)).toThrow('b is no line for this axis: another basis')
    const { drawn, left, remarks } = sharedAxis(lines)
    expect(drawn.map(({ id }) => id)).toEqual(['a'])
    expect(left).toEqual([{ name: 'b', difference: { in: 'basis', of: ['ytd', 'single'] } }])
    expect(remarks).toEqual([])
  })

  test('of a district and a zone are drawn together with the remark that their scopes differ', () => {
    const zone = { ...line('b', { '2020-03': 2 }), traits: traits('economy.retail-sales.growth', 'ZZ-ZD') }
    const { drawn, remarks } = sharedAxis([line('a', { '2020-03': 1 }), zone])
    expect(drawn).toHaveLength(2)
    expect(remarks).toEqual([{ name: 'b', difference: { in: 'scope', of: ['management', 'zone'] } }])
  })

  test('of real and nominal growth are drawn together, and told apart', () => {
    const real = { ...line('b', { '2020-03': 2 }), traits: traits('economy.industry-value-added.growth') }
    const { drawn, remarks } = sharedAxis([line('a', { '2020-03': 1 }), real])
    expect(drawn).toHaveLength(2)
    expect(remarks.map(({ difference }) => difference.in)).toEqual(['prices'])
  })

  test('of nothing is empty', () => {
    expect(trendData([line('a', {})], rule).periods).toEqual([])
  })
})

describe('the value axis', () => {
  test.each([
    [[12, -24.5], { min: -30, max: 20 }],
    [[3.2], { min: 0 }],
    [[-3], { max: 0 }],
  ])('of %j holds all values, zero and round ticks', (values, expected) => {
    const axis = valueAxis(values)
    expect(axis).toMatchObject(expected)
    expect(axis.min).toBeLessThanOrEqual(Math.min(0, ...values))
    expect(axis.max).toBeGreaterThanOrEqual(Math.max(0, ...values))
  })

  test('of nothing is a plain unit axis', () => {
    expect(valueAxis([NaN])).toEqual({ min: 0, max: 1, interval: 1 })
  })
})

describe('labels at line ends', () => {
  test('move apart when they would touch, stay inside, and keep their order', () => {
    const positions = [100, 104, 101, 300]
    const placed = spreadLabels(positions, 20, 0, 310).map((offset, i) => offset + positions[i]!)
    const sorted = placed.toSorted((a, b) => a - b)
    expect(sorted.every((y, i) => i === 0 || y - sorted[i - 1]! >= 20)).toBe(true)
    expect(placed[0]).toBeLessThan(placed[2]!)
    expect(Math.max(...placed)).toBeLessThanOrEqual(310)
  })

  test('are pushed up from the bottom edge', () => {
    const placed = spreadLabels([305, 308], 20, 0, 310).map((offset, i) => offset + [305, 308][i]!)
    expect(placed).toEqual([290, 310])
  })
})
