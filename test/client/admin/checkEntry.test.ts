// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doubtOf, type Checked } from '#client/admin/checkEntry.ts'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import type { BoardObservation } from '#shared/board.ts'
import { addPeriods, asPeriod } from '#shared/period.ts'

const catalogue = loadCatalogue()
const observed = (period: string, value: number | null): BoardObservation => ({
  period: asPeriod(period),
  value,
  status: value === null ? 'missing' : 'final',
  vintage: 1,
})

/** Monthly growth rates as they stood before May 2020, the newest last. */
const RATES = [9.8, 8.1, 7.7, 6.4, 6.9, 7.2, 6.6, 6.1, 5.8, 6.0, 6.2, -12.6, -6.1, -0.8]
const growth = (values: readonly (number | null)[] = RATES): Checked => ({
  indicator: { kind: 'growth-yoy', basis: 'ytd', decimals: 1 },
  unit: catalogue.unit('percent'),
  period: asPeriod('2020-05'),
  history: values.map((v, i) => observed(addPeriods(asPeriod('2020-05'), i - values.length), v)),
  peers: 16,
})
const amount = (history: readonly BoardObservation[]): Checked => ({
  indicator: { kind: 'cumulative-ytd', basis: 'ytd', decimals: 2 },
  unit: catalogue.unit('CNY-100M'),
  period: asPeriod('2020-05'),
  history,
  peers: 16,
})
const SALES = [
  ...['2018-05', '2019-05'].map((p, i) => observed(p, [163.4, 176.22][i] ?? null)),
  ...['2019-02', '2019-12', '2020-04'].map((p, i) => observed(p, [68.1, 440.5, 121.4][i] ?? null)),
]

describe('a value that history does not know', () => {
  it('asks whether 32 was meant to be 3.2', () => {
    expect(doubtOf(32, growth())).toEqual({ against: 'history', low: -12.6, high: 9.8, proposal: 3.2 })
  })

  it('says nothing about a value inside the range or a little beyond it', () => {
    expect(doubtOf(3.2, growth())).toBeUndefined()
    expect(doubtOf(-13.1, growth())).toBeUndefined()
  })

  it('asks about a lost sign before it asks about a lost point', () => {
    const falling = growth([-31.4, -28.2, -25.9, -22.4, -20.1, -18.8, -15.2])
    expect(doubtOf(16.3, falling)).toMatchObject({ proposal: -16.3 })
  })

  it('proposes one slip, never two at once', () => {
    expect(doubtOf(32, growth([-3.4, 2.7, -1.2, 0.4, 1.9, -2.8, 1.7]))).toMatchObject({ proposal: 3.2 })
    expect(doubtOf(72, growth([-9.4, -7.1, -6.8, -8.8, -7.7, -9, -8]))?.proposal).toBeUndefined()
  })

  it('asks without a proposal where no usual slip explains it', () => {
    expect(doubtOf(77.77, growth())).toEqual({ against: 'history', low: -12.6, high: 9.8 })
  })

  it('holds a sum since January against the same months of other years only', () => {
    expect(doubtOf(165.1, amount(SALES))).toBeUndefined()
    expect(doubtOf(430, amount(SALES))).toEqual({ against: 'same-months', low: 163.4, high: 176.22 })
  })

  it('recognises 万元 typed where 亿元 is meant', () => {
    expect(doubtOf(1651000, amount(SALES))).toMatchObject({ proposal: 165.1 })
    expect(doubtOf(16510, amount(SALES))).toMatchObject({ proposal: 165.1 })
  })

  it('never lets a series that was never negative go below nothing', () => {
    const firms = growth([1, 2, 0, 5, 3, 8, 4])
    expect([doubtOf(9, firms), doubtOf(-1, firms)]).toEqual([undefined, expect.objectContaining({ low: 0 })])
  })

  it('is not taught by the very value that stands there already', () => {
    const published = { ...growth(), history: [...growth().history, observed('2020-05', 32)] }
    expect(doubtOf(32, published)).toMatchObject({ proposal: 3.2 })
  })

  it('knows how many are ranked together', () => {
    const place: Checked = {
      ...growth(),
      indicator: { kind: 'rank', basis: 'ytd', decimals: 0 },
      unit: catalogue.unit('rank'),
    }
    expect(doubtOf(16, place)).toBeUndefined()
    expect(doubtOf(17, place)).toMatchObject({ against: 'places', low: 1, high: 16 })
  })

  it('is silent about a series with hardly a past, and about missing values in it', () => {
    expect(doubtOf(500, growth([3, 4]))).toBeUndefined()
    expect(doubtOf(3.2, growth([...RATES, null]))).toBeUndefined()
  })

  it('never doubts a value that was published before', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.integer({ min: -400, max: 400 }).map((n) => n / 10),
          { minLength: 6, maxLength: 40 },
        ),
        (values) => values.every((v) => doubtOf(v, growth(values)) === undefined),
      ),
      { seed: 20201123 },
    )
  })
})
