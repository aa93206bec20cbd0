import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { round } from '#shared/rounding.ts'
import { formatNumber } from '#shared/wording/numeral.ts'

const SEED = 20_200_617
/** A decimal as text and as number, with up to nine digits before and six behind the point. */
const decimal = fc
  .tuple(fc.boolean(), fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([negative, digits, places]) => {
    const text = String(digits).padStart(places + 1, '0')
    const at = text.length - places
    const body = places === 0 ? text : `${text.slice(0, at)}.${text.slice(at)}`
    return { text: `${negative ? '-' : ''}${body}`, digits: BigInt(digits), negative, places }
  })

/** What rounding should give, worked out on whole numbers only. */
function expected(
  { digits, negative, places }: { digits: bigint; negative: boolean; places: number },
  decimals: number,
  rounding: 'half-up' | 'half-even',
): number {
  if (places <= decimals) return Number(`${negative ? '-' : ''}${digits}e-${places}`) + 0
  const unit = 10n ** BigInt(places - decimals)
  const [floor, rest] = [digits / unit, digits % unit]
  const isUp = rest * 2n > unit || (rest * 2n === unit && (rounding === 'half-up' || floor % 2n === 1n))
  return Number(`${negative ? '-' : ''}${isUp ? floor + 1n : floor}e-${decimals}`) + 0
}

describe('rounding', () => {
  test.each(['half-up', 'half-even'] as const)('%s goes by the decimal text of a figure', (rounding) => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 4 }), (figure, decimals) => {
        expect(round(Number(figure.text), decimals, rounding)).toBe(expected(figure, decimals, rounding))
      }),
      { seed: SEED, numRuns: 10_000 },
    )
  })

  test.each([
    [1.005, 2, 1.01, 1],
    [0.125, 2, 0.13, 0.12],
    [0.135, 2, 0.14, 0.14],
    [2.5, 0, 3, 2],
    [3.5, 0, 4, 4],
    [-2.5, 0, -3, -2],
    [-0.05, 1, -0.1, 0],
    [1.0049999, 2, 1, 1],
    [12.55, 1, 12.6, 12.6],
    [1e-7, 2, 0, 0],
  ])('%d at %d decimals is %d by 四舍五入 and %d by GB/T 8170', (value, decimals, up, even) => {
    expect(round(value, decimals, 'half-up')).toBe(up)
    expect(round(value, decimals, 'half-even')).toBe(even)
  })

  test.each(['half-up', 'half-even'] as const)('%s treats a fall like a rise', (rounding) => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 4 }), ({ text }, decimals) => {
        const value = Number(text)
        expect(round(-value, decimals, rounding) + 0).toBe(-round(value, decimals, rounding) + 0)
      }),
      { seed: SEED },
    )
  })

  test('happens once: a figure is never written from one that was rounded before', () => {
    // 2.445 is 2.45 at two decimals and would be 2.5 at one if it were rounded twice.
    expect(formatNumber(2.445, { decimals: 1 })).toBe('2.4')
    expect(formatNumber(2.445, { decimals: 1, rounding: 'half-even' })).toBe('2.4')
    expect(formatNumber(2.25, { decimals: 1 })).toBe('2.3')
    expect(formatNumber(2.25, { decimals: 1, rounding: 'half-even' })).toBe('2.2')
  })

  test('江门 1—10月: 629.0 of 647.4 is 97.2 percent, 13.8 points ahead, from the unrounded completion', () => {
    const completion = (629 / 647.4) * 100
    const elapsed = (10 / 12) * 100
    expect(formatNumber(completion, { decimals: 1 })).toBe('97.2')
    expect(formatNumber(completion - elapsed, { decimals: 1 })).toBe('13.8')
    // From the rounded figures it would be 13.9.
    expect(formatNumber(97.2 - 83.3, { decimals: 1 })).toBe('13.9')
  })
})
