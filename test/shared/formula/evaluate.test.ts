import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluate, type KnownValue } from '#shared/formula/evaluate.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import { dividedBy, minus, plus, rational, times, toNumber } from '#shared/formula/rational.ts'
import { asPeriod } from '#shared/period.ts'
import { roundHalfUp } from '#shared/rounding.ts'
import { SEED } from '#test/shared/arbitraries.ts'
import { catalogue } from '#test/support/boardFixture.ts'

const MAY = asPeriod('2020-05')

/** The formula of a figure of the catalogue over values by code and period. */
function valueOf(code: string, values: Readonly<Record<string, number | KnownValue>>, schedule?: number) {
  const indicator = catalogue.indicator(code)
  if (!indicator?.derivedFrom) throw new Error(`${code} has no formula`)
  return evaluate(parseFormula(indicator.derivedFrom), indicator, MAY, catalogue, {
    figure: (input, period) => {
      const known = values[`${input} ${period}`]
      return typeof known === 'number' ? { value: known } : known
    },
    scheduled: () => schedule,
    records: () => undefined,
  })
}

const RATE = 'projects.key.completion-rate'
const done = (value: number | KnownValue) => ({
  'projects.key.invested-ytd 2020-05': value,
  'projects.key.plan-year 2020': 60,
})

describe('a formula of the catalogue', () => {
  test('takes an annual plan from the year of the period', () => {
    expect(valueOf(RATE, done(18.62))).toEqual({ value: 18.62 / 0.6 })
  })

  test('loses nothing to binary dust: 0.18 of 40 is 0.45 and rounds to 0.5', () => {
    expect((0.18 / 40) * 100).not.toBe(0.45)
    const result = valueOf(RATE, { ...done(0.18), 'projects.key.plan-year 2020': 40 })
    expect(result).toEqual({ value: 0.45 })
    expect(result !== 'unknown' && roundHalfUp(result.value ?? NaN, 1)).toBe(0.5)
  })

  test('is unknown until every input has been published', () => {
    expect(valueOf(RATE, { 'projects.key.invested-ytd 2020-05': 18.62 })).toBe('unknown')
    expect(valueOf('projects.key.schedule-gap', { [`${RATE} 2020-05`]: 31 })).toBe('unknown')
  })

  test('is missing for the reason of its input, and never 0', () => {
    expect(valueOf(RATE, done({ value: null, missing: 'confidential' }))).toEqual({
      value: null,
      missing: 'confidential',
    })
  })

  test('is missing for the reason of its divisor, too', () => {
    const known = {
      ...done(18.62),
      'projects.key.plan-year 2020': { value: null, missing: 'not-filed' as const },
    }
    expect(valueOf(RATE, known)).toEqual({ value: null, missing: 'not-filed' })
  })

  test('has no rate where the plan is 0', () => {
    const plan = { 'projects.key.invested-ytd 2020-05': 18.62, 'projects.key.plan-year 2020': 0 }
    expect(valueOf(RATE, plan)).toEqual({ value: null, missing: 'not-applicable' })
  })

  test('sets a rate against its schedule in percentage points', () => {
    expect(valueOf('projects.key.schedule-gap', { [`${RATE} 2020-05`]: 31.3 }, 41.7)).toEqual({
      value: -10.4,
    })
  })

  test('looks a year back', () => {
    const growth = 'economy.retail-sales.growth'
    expect(
      valueOf('economy.retail-sales.growth-change', {
        [`${growth} 2020-05`]: -6.3,
        [`${growth} 2019-05`]: 8.4,
      }),
    ).toEqual({ value: -14.7 })
  })

  test('counts the headline rates that got better among those that can be compared', () => {
    const [a, b, c] = ['industry-value-added', 'fixed-asset-investment', 'retail-sales'].map(
      (stem) => `economy.${stem}.growth`,
    )
    const values = {
      [`${a} 2020-05`]: 1,
      [`${a} 2020-04`]: 0.9,
      [`${b} 2020-05`]: 1,
      [`${b} 2020-04`]: 1,
      [`${c} 2020-05`]: 7,
    }
    expect(valueOf('economy.headline.improving-share', values)).toEqual({ value: 50 })
    expect(valueOf('economy.headline.improving-share', {})).toBe('unknown')
  })

  test('converts units before it reckons: 万元 over 亿元', () => {
    const indicator = catalogue.indicator(RATE)
    const formula = parseFormula('{industry.support.paid-amount} / {projects.key.invested-ytd} * 100')
    const known: Record<string, number> = {
      'industry.support.paid-amount': 5_000,
      'projects.key.invested-ytd': 2,
    }
    expect(
      indicator &&
        evaluate(formula, indicator, MAY, catalogue, {
          figure: (code) => ({ value: known[code] ?? null }),
          scheduled: () => undefined,
          records: () => undefined,
        }),
    ).toEqual({ value: 25 })
  })
})

describe('exact arithmetic', () => {
  const decimal = fc
    .tuple(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.integer({ min: 0, max: 6 }))
    .map(([digits, places]) => Number(`${digits}e-${places}`))

  test('agrees with doubles to their last digits, and undoes itself exactly', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [x, y] = [rational(a), rational(b)]
        expect(toNumber(x)).toBe(a === 0 ? 0 : a)
        expect(toNumber(minus(plus(x, y), y))).toBe(a === 0 ? 0 : a)
        const quotient = dividedBy(x, y)
        if (b === 0) expect(quotient).toBeUndefined()
        else if (quotient) {
          expect(toNumber(times(quotient, y))).toBe(a === 0 ? 0 : a)
          expect(Math.abs(toNumber(quotient) - a / b)).toBeLessThanOrEqual(Math.abs(a / b) * 2e-15)
        }
      }),
      { seed: SEED, numRuns: 2_000 },
    )
  })

  test('reads what a double prints of very small and very large values', () => {
    for (const value of [1e-7, -2.5e-9, 1.5e21, 123456789.123456, -0.1])
      expect(toNumber(rational(value))).toBe(value)
  })
})
