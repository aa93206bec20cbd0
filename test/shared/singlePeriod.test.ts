import { describe, expect, test } from 'vitest'
import type { BoardObservation } from '#shared/board.ts'
import { asPeriod } from '#shared/period.ts'
import { singleCounterpart, singlePeriod } from '#shared/singlePeriod.ts'
import { singlePeriodWords } from '#shared/wording/index.ts'
import { catalogue } from '#test/support/boardFixture.ts'

type Given = number | null | Partial<BoardObservation>
const observed = (values: Readonly<Record<string, Given>>): readonly BoardObservation[] =>
  Object.entries(values).map(([period, given]) => ({
    period: asPeriod(period),
    status: 'final',
    vintage: 1,
    ...(typeof given === 'object' && given !== null ? { value: null, ...given } : { value: given }),
  }))

function single(code: string, values: Readonly<Record<string, Given>>, period: string) {
  const indicator = catalogue.indicator(code)
  if (!indicator) throw new Error(code)
  return singlePeriod(indicator, catalogue.rule(indicator.rule), observed(values), asPeriod(period))
}
const RETAIL = 'economy.retail-sales.level'
const FISCAL = 'economy.fiscal-revenue.level'
const GDP = 'economy.gdp.level'

describe('The month by itself', () => {
  test('is an estimate from two cumulative values, without binary dust', () => {
    expect(single(RETAIL, { '2020-04': 32.1, '2020-05': 40.3 }, '2020-05')).toEqual({
      kind: 'estimate',
      value: 8.2,
      minus: '2020-04',
      isAccounted: false,
      demo: false,
    })
  })

  test('March is taken from January and February together, which stay combined', () => {
    expect(single(RETAIL, { '2020-02': 12, '2020-03': 20 }, '2020-03')).toMatchObject({
      value: 8,
      minus: '2020-02',
    })
    expect(single(RETAIL, { '2020-02': 12 }, '2020-02')).toMatchObject({ kind: 'combined', value: 12 })
  })

  test('of January, where there is one, is the cumulative value itself and no estimate', () => {
    expect(single(FISCAL, { '2019-12': 90, '2020-01': 7 }, '2020-01')).toMatchObject({
      kind: 'whole',
      value: 7,
    })
    expect(single(FISCAL, { '2020-01': 7, '2020-02': 11 }, '2020-02')).toMatchObject({
      kind: 'estimate',
      value: 4,
    })
  })

  test('is never taken across a new year', () => {
    for (const period of ['2020-01', '2020-02'])
      expect(single(FISCAL, { '2019-12': 90, [period]: 7 }, period)).not.toMatchObject({ value: -83 })
  })

  test.each<[string, string, Readonly<Record<string, Given>>, string, string]>([
    [
      'a revised value',
      RETAIL,
      { '2020-04': 32, '2020-05': { value: 40, vintage: 2, status: 'revised' } },
      '2020-05',
      'across-revision',
    ],
    [
      'a revised month before',
      RETAIL,
      { '2020-04': { value: 32, vintage: 2, status: 'final' }, '2020-05': 40 },
      '2020-05',
      'across-revision',
    ],
    [
      'a value that came revised',
      RETAIL,
      { '2020-04': { value: 32, vintage: 1, status: 'revised' }, '2020-05': 40 },
      '2020-05',
      'across-revision',
    ],
    ['a missing value', RETAIL, { '2020-04': 32, '2020-05': null }, '2020-05', 'missing'],
    ['a missing month before', RETAIL, { '2020-04': null, '2020-05': 40 }, '2020-05', 'missing'],
    ['a month before that nobody published', RETAIL, { '2020-03': 30, '2020-05': 40 }, '2020-05', 'missing'],
    [
      'a growth rate',
      'economy.retail-sales.growth',
      { '2020-04': 3, '2020-05': 4 },
      '2020-05',
      'not-cumulative',
    ],
    [
      'an index since January',
      'economy.gdp.index',
      { '2020-Q1': 93, '2020-Q2': 98 },
      '2020-Q2',
      'not-cumulative',
    ],
    [
      'a month by itself',
      'economy.retail-sales-month.level',
      { '2020-04': 3, '2020-05': 4 },
      '2020-05',
      'not-cumulative',
    ],
    [
      'investment, whose published amounts are not additive',
      'economy.fixed-asset-investment.level',
      { '2020-10': 483292, '2020-11': 499560 },
      '2020-11',
      'not-allowed',
    ],
  ])('is refused for %s', (_, code, values, period, why) => {
    expect(single(code, values, period)).toEqual({ kind: 'refused', why })
  })

  test('carries the mark of demonstration of either value', () => {
    const demo = { value: 32, demo: true } as const
    expect(single(RETAIL, { '2020-04': demo, '2020-05': 40 }, '2020-05')).toMatchObject({ demo: true })
  })
})

test('a quarter of the gross product by subtraction says that the accounts are drawn up otherwise', () => {
  const found = single(GDP, { '2020-Q1': 180, '2020-Q2': 400 }, '2020-Q2')
  expect(found).toMatchObject({ kind: 'estimate', value: 220, isAccounted: true })
  const zh = { locale: 'zh-CN' } as const
  expect(singlePeriodWords(found, { span: '二季度', figure: '220.0 亿元' }, zh)).toBe(
    '二季度 220.0 亿元（推算：本期累计减上期累计；该数按季核算，不由累计相减得出）',
  )
  expect(singlePeriodWords(found, { span: 'Q2', figure: '220.0' }, { locale: 'en' })).toBe(
    'Q2 220.0 (estimate: this cumulative less the one before; the accounts are drawn up by quarters and not by subtraction)',
  )
})

test('the published single month is known by the catalogue’s naming', () => {
  const counterpart = (code: string): string | undefined => {
    const indicator = catalogue.indicator(code)
    return indicator && singleCounterpart(catalogue, indicator)?.code
  }
  expect(counterpart(RETAIL)).toBe('economy.retail-sales-month.level')
  expect(counterpart(GDP)).toBe('economy.gdp-quarter.level')
  expect(counterpart('economy.trade.level')).toBeUndefined()
  expect(counterpart('economy.retail-sales-month.level')).toBeUndefined()
})

test('every refusal has its words in both languages', () => {
  for (const why of ['not-cumulative', 'not-allowed', 'missing', 'across-revision'] as const)
    for (const locale of ['zh-CN', 'en'] as const)
      expect(singlePeriodWords({ kind: 'refused', why }, { span: '', figure: '' }, { locale })).not.toBe('')
})
