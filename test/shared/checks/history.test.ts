import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addPeriods, asPeriod } from '#shared/period.ts'
import { codesOf, findingsOf, type Figure } from '#test/shared/checks/ground.ts'

const GROWTH = 'economy.industry-value-added.growth'
const SALES = 'economy.retail-sales.level'
/** Monthly growth rates as they stood before May 2020, the newest last. */
const RATES = [9.8, 8.1, 7.7, 6.4, 6.9, 7.2, 6.6, 6.1, 5.8, 6.0, 6.2, -12.6, -6.1, -0.8]
const before = (values: readonly (number | null)[], code = GROWTH): readonly Figure[] =>
  values.map((v, i) => [code, addPeriods(asPeriod('2020-05'), i - values.length), v])
const growth = (value: number, values: readonly (number | null)[] = RATES) =>
  findingsOf([GROWTH, '2020-05', value], { published: before(values) })
const SUMS: readonly Figure[] = [
  [SALES, '2018-05', 163.4],
  [SALES, '2019-02', 68.1],
  [SALES, '2019-05', 176.22],
  [SALES, '2019-12', 440.5],
  [SALES, '2020-04', 121.4],
]
const sales = (value: number) => findingsOf([SALES, '2020-05', value], { published: SUMS })

describe('a value that history does not know', () => {
  test('asks whether 32 was meant to be 3.2', () => {
    expect(growth(32)).toEqual([
      { code: 'out-of-history', severity: 'soft', params: { low: -12.6, high: 9.8 }, proposal: 3.2 },
    ])
  })

  test('says nothing about a value inside the range or a little beyond it', () => {
    expect([growth(3.2), growth(-13.1)]).toEqual([[], []])
  })

  test('asks about a lost sign before it asks about a lost point', () => {
    const falling = [-31.4, -28.2, -25.9, -22.4, -20.1, -18.8, -15.2]
    expect(growth(16.3, falling)).toMatchObject([{ proposal: -16.3 }])
  })

  test('proposes one slip, never two at once', () => {
    expect(growth(32, [-3.4, 2.7, -1.2, 0.4, 1.9, -2.8, 1.7])).toMatchObject([{ proposal: 3.2 }])
    expect(growth(72, [-9.4, -7.1, -6.8, -8.8, -7.7, -9, -8])[0]?.proposal).toBeUndefined()
  })

  test('asks without a proposal where no usual slip explains it', () => {
    expect(growth(77.77)).toMatchObject([{ code: 'out-of-history' }, { code: 'decimals' }])
    expect(growth(77.77)[0]?.proposal).toBeUndefined()
  })

  test('holds a sum since January against the same months of other years only', () => {
    expect(sales(165.1)).toEqual([])
    expect(sales(430)).toMatchObject([{ code: 'out-of-same-months', params: { low: 163.4, high: 176.22 } }])
  })

  test('never lets a series that was never negative go a little below nothing', () => {
    expect(codesOf(growth(-1, [1, 2, 0, 5, 3, 8, 4]))).toEqual(['out-of-history'])
    expect(growth(9, [1, 2, 0, 5, 3, 8, 4])).toEqual([])
  })

  test('is not taught by what stands there already, and not asked about where it is that very value', () => {
    const published = [...before(RATES), [GROWTH, '2020-05', 32] as const]
    expect(findingsOf([GROWTH, '2020-05', 33], { published })).toMatchObject([{ code: 'out-of-history' }])
    expect(findingsOf([GROWTH, '2020-05', 32], { published })).toEqual([])
  })

  test('is silent about a series with hardly a past, and about missing values in it', () => {
    expect(growth(500, [3, 4])).toEqual([])
    expect(growth(3.2, [...RATES, null])).toEqual([])
  })

  test('never doubts a rate that was published before', () => {
    const rate = fc.integer({ min: -400, max: 400 }).map((n) => n / 10)
    const past = fc.array(rate, { minLength: 6, maxLength: 40 })
    const isAccepted = (values: number[]): boolean =>
      values.every((v) => !codesOf(growth(v, values)).includes('out-of-history'))
    fc.assert(fc.property(past, isAccepted), { seed: 20201123, numRuns: 40 })
  })
})

describe('a unit mistaken for another (S16)', () => {
  test('万元 typed where 亿元 is meant, with the value converted and the unit named', () => {
    expect(sales(1651000)).toMatchObject([{ code: 'unit-jump', proposal: 165.1, unit: 'CNY-10K' }])
    expect(sales(16510000000)).toMatchObject([{ code: 'unit-jump', proposal: 165.1, unit: 'CNY' }])
  })

  test('亿元 typed where 万元 is meant', () => {
    const trade = 'economy.trade.level'
    const published: readonly Figure[] = [[trade, '2019-05', 1_762_200]]
    expect(findingsOf([trade, '2020-05', 165.1], { published })).toMatchObject([
      { code: 'unit-jump', proposal: 1_651_000, params: { jump: -4 } },
    ])
  })

  test('is told by one same month of another year alone, and never by a neighbour of another month', () => {
    const one: readonly Figure[] = [[SALES, '2019-05', 176.22]]
    expect(codesOf(findingsOf([SALES, '2020-05', 1651000], { published: one }))).toEqual(['unit-jump'])
    const other: readonly Figure[] = [[SALES, '2020-04', 121.4]]
    expect(codesOf(findingsOf([SALES, '2020-05', 1651000], { published: other }))).toEqual([])
  })

  test('is asked about instead of the range, and not where a hundredfold is the likelier slip', () => {
    expect(codesOf(sales(1651000))).toEqual(['unit-jump'])
    expect(sales(16510)).toMatchObject([{ code: 'out-of-same-months', proposal: 165.1 }])
  })

  test('never concerns rates, places and indices', () => {
    expect(codesOf(growth(60000))).toEqual(['out-of-history'])
  })
})
