import { describe, expect, test } from 'vitest'
import { inputPeriod, yearPeriods } from '#shared/formula/inputPeriods.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import { affectedPeriods, formulaReads, inputCodes } from '#shared/formula/reads.ts'
import { asPeriod } from '#shared/period.ts'
import { planCurveOf } from '#shared/planCurve.ts'
import { catalogue } from '#test/support/boardFixture.ts'

const rule = (code: string) => catalogue.rule(code)
const month = { basis: 'ytd' as const, rule: rule('ledger-month') }

describe('the period at which a formula reads a figure', () => {
  const read = (
    input: { basis: 'ytd' | 'single' | 'as-of' | 'plan'; rule: string },
    period: string,
    lastYear = false,
  ) => inputPeriod({ basis: input.basis, rule: rule(input.rule) }, asPeriod(period), lastYear)

  test('is its own, the plan’s year, or the one that ends with it', () => {
    expect(read({ basis: 'ytd', rule: 'ledger-month' }, '2020-05')).toBe('2020-05')
    expect(read({ basis: 'plan', rule: 'plan-year' }, '2020-05')).toBe('2020')
    expect(read({ basis: 'as-of', rule: 'ledger-month' }, '2020-Q2')).toBe('2020-06')
    expect(read({ basis: 'ytd', rule: 'ledger-quarter' }, '2020-06')).toBe('2020-Q2')
    expect(read({ basis: 'ytd', rule: 'ledger-half' }, '2020-12')).toBe('2020-H2')
  })

  test('does not exist where none ends with it, for a single month of a quarter, and for a January that is none', () => {
    expect(read({ basis: 'ytd', rule: 'ledger-quarter' }, '2020-05')).toBeUndefined()
    expect(read({ basis: 'single', rule: 'ledger-month' }, '2020-Q2')).toBeUndefined()
    expect(read({ basis: 'ytd', rule: 'monthly-no-jan' }, '2020-01')).toBeUndefined()
  })

  test('a year earlier for last-year', () => {
    expect(read({ basis: 'ytd', rule: 'monthly-no-jan' }, '2020-02', true)).toBe('2019-02')
  })
})

test('every period that reads an input is found from the input, for all formulas of the catalogue', () => {
  const years = [2019, 2020, 2021]
  let checked = 0
  for (const indicator of catalogue.indicators.filter(({ feed }) => feed === 'formula')) {
    const formula = parseFormula(indicator.derivedFrom ?? '')
    const own = rule(indicator.rule)
    const periods = years.flatMap((year) => yearPeriods(own, year))
    const codes = inputCodes(formula, own, catalogue)
    for (const period of periods)
      for (const read of formulaReads(formula, period, catalogue)) {
        expect(codes.has(read.code), indicator.code).toBe(true)
        expect(affectedPeriods(formula, own, read, catalogue), `${indicator.code} ${period}`).toContain(
          period,
        )
        checked += 1
      }
  }
  expect(checked).toBeGreaterThan(1_500)
})

test('nothing is worked out anew for a period that does not read the input', () => {
  for (const indicator of catalogue.indicators.filter(({ feed }) => feed === 'formula')) {
    const formula = parseFormula(indicator.derivedFrom ?? '')
    const own = rule(indicator.rule)
    for (const code of inputCodes(formula, own, catalogue)) {
      const inputRule = rule(catalogue.indicator(code)?.rule ?? '')
      for (const period of yearPeriods(inputRule, 2020))
        for (const affected of affectedPeriods(formula, own, { code, period }, catalogue))
          expect(formulaReads(formula, affected, catalogue), `${indicator.code} ${affected}`).toContainEqual({
            code,
            period,
          })
    }
  }
})

test('a schedule that follows last year reads last year’s figures, and its year end reaches the whole next year', () => {
  const figure = 'projects.key.invested-ytd'
  const curves = {
    default: 'followed',
    curves: [{ code: 'followed', zh: '参照去年', en: 'as last year', kind: 'last-year', figure }],
    uses: [],
  } as const
  const ground = { ...catalogue, planCurve: (code: string) => planCurveOf(curves, code) }
  const formula = parseFormula('{projects.key.completion-rate} - schedule(projects.key)')
  expect(formulaReads(formula, asPeriod('2020-05'), ground).slice(1)).toEqual([
    { code: figure, period: '2019-05' },
    { code: figure, period: '2019-12' },
  ])
  const affected = (period: string) =>
    affectedPeriods(formula, month.rule, { code: figure, period: asPeriod(period) }, ground)
  expect(affected('2019-05')).toEqual(['2020-05'])
  expect(affected('2019-12')).toHaveLength(12)
})
