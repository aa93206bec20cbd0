import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roundHalfUp } from '#shared/rounding.ts'
import { convert, shiftDecimal, UnitMismatch, type Unit } from '#shared/unit.ts'
import { SEED } from '#test/shared/arbitraries.ts'

const money = (code: string, factor: number): Unit => ({
  code,
  zh: code,
  en: code,
  dimension: 'money',
  base: 'CNY',
  factor,
  decimals: 2,
})
const yuan = money('CNY', 1)
const wan = money('CNY-10K', 10_000)
const yi = money('CNY-100M', 100_000_000)
const tonnes: Unit = { code: 't', zh: '吨', en: 't', dimension: 'mass', base: 't', factor: 1, decimals: 2 }

describe('conversion of units', () => {
  test.each([
    [131300, wan, yi, 13.13],
    [13.13, yi, wan, 131300],
    [0.07, yi, yuan, 7_000_000],
    [1, yuan, yi, 1e-8],
    [21300, yi, wan, 213_000_000],
    [-6.3, yi, wan, -63000],
  ])('turns %d %o into %o exactly', (value, from, to, expected) => {
    expect(convert(value, from, to)).toBe(expected)
  })

  test('loses nothing on the way there and back', () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((n) => shiftDecimal(n, -2))
    fc.assert(
      fc.property(
        cents,
        (v) => convert(convert(v, wan, yi), yi, wan) === v && convert(convert(v, yi, yuan), yuan, yi) === v,
      ),
      { seed: SEED, numRuns: 2000 },
    )
  })

  test('refuses to lead from money to mass', () => {
    expect(() => convert(1, yuan, tonnes)).toThrow(UnitMismatch)
  })
})

describe('rounding at display', () => {
  test.each([
    [1.005, 2, 1.01],
    [2.345, 2, 2.35],
    [-2.345, 2, -2.35],
    [41.65, 1, 41.7],
    [99.95, 1, 100],
    [-0.04, 1, 0],
    [1e21, 2, 1e21],
  ])('%d to %d decimals is %d', (value, decimals, expected) => {
    expect(roundHalfUp(value, decimals)).toBe(expected)
    expect(Object.is(roundHalfUp(value, decimals), -0)).toBe(false)
  })
})
