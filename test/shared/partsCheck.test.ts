import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { indexCatalogue } from '#shared/catalogue/catalogue.ts'
import { partsCheck } from '#shared/partsCheck.ts'

/* The grain reserve's total and tiers, at one decimal: published figures are put in their place. */
const own = loadCatalogue()
const TOTAL = 'grain.reserve.total'
const catalogue = indexCatalogue({
  ...own,
  indicators: own.indicators
    .filter(({ code }) => code !== 'grain.reserve.provincial')
    .map((i) => (i.code.startsWith('grain.reserve.') ? { ...i, decimals: 1 } : i)),
})
const check = (total: number | null, municipal: number | null, district: number | null, of = TOTAL) => {
  const values: Record<string, number | null> = {
    [TOTAL]: total,
    'grain.reserve.municipal': municipal,
    'grain.reserve.district': district,
  }
  const indicator = catalogue.indicator(of)
  return indicator && partsCheck(catalogue, indicator, (code) => values[code], 'half-up')
}

describe('a total beside its parts', () => {
  test('of 武进 2017年9月: 153.7 and 213.3 are 367.0 beside 367.1, which rounding accounts for', () => {
    expect(check(367.1, 153.7, 213.3)).toMatchObject({ kind: 'rounding', sum: 367, difference: -0.1 })
  })

  test('adds up without a footnote where it does, without binary dust', () => {
    expect(check(0.3, 0.1, 0.2)).toMatchObject({ kind: 'adds-up', sum: 0.3, difference: 0 })
  })

  test('gets its footnote from what is shown, not from what is stored', () => {
    // 0.04 + 0.04 is 0.08: shown 0.0 and 0.0 beside 0.1.
    expect(check(0.08, 0.04, 0.04)).toMatchObject({ kind: 'rounding', sum: 0, difference: -0.1 })
  })

  test('is not excused by rounding where rounding cannot be why', () => {
    expect(check(367.2, 153.7, 213.3)).toMatchObject({ kind: 'differs', difference: -0.2 })
    expect(check(360, 153.7, 213.3)).toMatchObject({ kind: 'differs', sum: 367, difference: 7 })
  })

  test('is checked from a part as well, and not at all while one of them is missing', () => {
    expect(check(367.1, 153.7, 213.3, 'grain.reserve.district')).toMatchObject({ kind: 'rounding' })
    expect(check(367.1, null, 213.3)).toBeUndefined()
    expect(check(null, 153.7, 213.3)).toBeUndefined()
  })
})
