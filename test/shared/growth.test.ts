import { describe, expect, test } from 'vitest'
import { growthPair, growthStatement, growthStatementAt, type GrowthStatement } from '#shared/growth.ts'
import { quantityOf } from '#shared/measure.ts'
import { statedMovement } from '#shared/movement.ts'
import { asPeriod } from '#shared/period.ts'
import { averageOfTwoYears, averageOverTwoYears } from '#shared/twoYearAverage.ts'
import { growthStatementWords, twoYearWords } from '#shared/wording/index.ts'
import { boardOf, catalogue } from '#test/support/boardFixture.ts'

const zh = { locale: 'zh-CN' } as const
const en = { locale: 'en' } as const
const nation = catalogue.site.nation

function statementOf(
  level: string,
  period: string,
  amounts: readonly [now: number, before: number],
  rate?: number,
  subject = nation,
): GrowthStatement | undefined {
  const indicator = catalogue.indicator(level)
  const pair = indicator && growthPair(catalogue, indicator)
  if (!pair?.growth) throw new Error(`${level} has no growth`)
  const at = asPeriod(period)
  const before = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`
  const board = boardOf({
    [`${level}@${subject}`]: { [before]: amounts[1], [period]: amounts[0] },
    ...(rate !== undefined && { [`${pair.growth.code}@${subject}`]: { [period]: rate } }),
  })
  return growthStatementAt(board, pair, subject, at)
}

describe('F1: industrial profit of January to May 2018, 27298.3 after 29047.6, published +16.5 %', () => {
  const profit = statementOf('economy.industry-profit.level', '2018-05', [27298.3, 29047.6], 16.5)

  test('has the published growth, and a ratio that is not called one', () => {
    expect(profit).toMatchObject({ kind: 'published', rate: 16.5, prices: 'comparable-scope', agrees: false })
    expect(profit?.ratio?.kind).toBe('level-ratio')
    expect(profit?.ratio?.percent).toBeCloseTo(-6.02, 2)
  })

  test('is explained in both languages', () => {
    expect(profit && growthStatementWords(profit, zh)).toEqual([
      '公布同比增长16.5%（可比口径）',
      '按公布数相除为−6.0%，不是同比：增速按可比口径计算，纳入统计的单位每年有进有出',
    ])
    expect(profit && growthStatementWords(profit, en)).toEqual([
      'Published: up 16.5% year on year (a matched set of units)',
      'Dividing the published amounts makes −6.0%, which is not the growth on last year: the growth is reckoned on a matched set of units, and units enter and leave every year',
    ])
  })

  test('without the published growth is still no growth: the ratio does not stand in for it', () => {
    const awaited = statementOf('economy.industry-profit.level', '2018-05', [27298.3, 29047.6])
    expect(awaited?.kind).toBe('awaited')
    expect(awaited && growthStatementWords(awaited, zh).join('；')).toMatch(
      /^公布的同比尚未发布；按公布数相除为−6\.0%，不是同比/,
    )
    expect(awaited && growthStatementWords(awaited, zh).join()).not.toContain('同比下降')
  })
})

describe('Other published figures whose amounts do not make their growth', () => {
  test.each<[string, string, readonly [number, number], number, string]>([
    [
      'economy.retail-sales.level',
      '2025-02',
      [1116, 975.1],
      5.2,
      '按公布数相除为+14.4%，不是同比：上年同期数可能已修订，统计范围也可能变化',
    ],
    [
      'economy.gdp.level',
      '2019-Q4',
      [1752.5, 1378.8],
      6.7,
      '按公布数相除为+27.1%，不是同比：总量按现价计算，增速按可比价计算',
    ],
    [
      'economy.fixed-asset-investment.level',
      '2021-11',
      [494082, 499560],
      5.2,
      '按公布数相除为−1.1%，不是同比：增速按可比口径计算，纳入统计的单位每年有进有出',
    ],
  ])('%s %s', (level, period, amounts, rate, explained) => {
    const statement = statementOf(level, period, amounts, rate)
    expect(statement?.kind).toBe('published')
    expect(statement && growthStatementWords(statement, zh)[1]).toBe(explained)
  })

  test('where the amounts do make it there is nothing to explain', () => {
    const statement = statementOf('economy.fiscal-revenue.level', '2020-05', [15.87, 15], 5.8)
    expect(statement).toMatchObject({ kind: 'published', agrees: true })
    expect(statement && growthStatementWords(statement, zh)).toEqual(['公布同比增长5.8%（现价）'])
  })
})

test('an amount copied from the statistics bureau is not made to grow by dividing, though its growth is no series here', () => {
  const level = 'economy.gdp-finance.level'
  const indicator = catalogue.indicator(level)
  const pair = indicator && growthPair(catalogue, indicator)
  const board = boardOf({ [`${level}@${nation}`]: { '2023-Q1': 24000, '2024-Q1': 25000 } })
  const statement = pair && growthStatementAt(board, pair, nation, asPeriod('2024-Q1'))
  expect(statement?.kind).toBe('unpublished')
  expect(statement && growthStatementWords(statement, zh)[1]).toMatch(/^按公布数相除为\+4\.2%，不是同比/)
})

describe('A figure of which nobody publishes a growth', () => {
  const given = { published: undefined, growths: 'own', prices: null, decimals: 1 } as const
  test('has the ratio of its own amounts, and says that it is reckoned', () => {
    const statement = growthStatement({ ...given, level: 12, base: 10 })
    expect(statement?.kind).toBe('computed')
    expect(statement && growthStatementWords(statement, zh)).toEqual(['同比增长20.0%（按公布数计算）'])
  })
  test.each([
    [null, 10],
    [12, null],
    [12, 0],
    [12, -3],
    [undefined, 10],
  ])('of %s after %s nothing is said', (level, base) => {
    expect(growthStatement({ ...given, level, base })).toBeUndefined()
  })
  test('a published 0.0 is a growth and not a missing one', () => {
    const growth = catalogue.indicator('economy.retail-sales.growth')
    const published = growth && quantityOf(0, growth, 'growth')
    const statement = growthStatement({ ...given, level: 12, base: 10, published })
    expect(statement && growthStatementWords(statement, zh)[0]).toBe('公布与上年同期持平')
  })
})

describe('F4: two-year averages of 2021, from published growth over two years', () => {
  test.each([
    [16.9, 8.1, 'rounded'],
    [6.4, 3.2, 'open'],
    [3.5, 1.7, 'open'],
    [9.1, 4.5, 'open'],
  ])('+%d over two years makes %d a year, the inputs being %s', (overTwoYears, average, inputs) => {
    const result = averageOverTwoYears(overTwoYears, { roundedTo: 1, shownTo: 1 })
    expect(Math.round(result.rate * 10) / 10).toBe(average)
    expect(result.inputs).toBe(inputs)
  })

  test('the published 4.4 lies within what the rounding of 9.1 leaves open, and unrounded input makes it', () => {
    const result = averageOverTwoYears(9.02, { roundedTo: undefined, shownTo: 1 })
    expect(twoYearWords(result, zh)).toBe('两年平均增长4.4%')
    expect(twoYearWords(averageOverTwoYears(16.9, { roundedTo: 1, shownTo: 1 }), zh)).toBe(
      '两年平均增长8.1%（据公布数推算）',
    )
    expect(twoYearWords(averageOverTwoYears(9.1, { roundedTo: 1, shownTo: 1 }), zh)).toBe(
      '两年平均增长4.5%（据公布数推算，可能相差0.1个百分点）',
    )
    expect(twoYearWords(averageOverTwoYears(9.1, { roundedTo: 1, shownTo: 1 }), en)).toBe(
      'Two-year average: up 4.5% (reckoned from published rates, may be 0.1 percentage points off)',
    )
  })

  test('of two yearly rates is their geometric mean, not their arithmetic one', () => {
    const { rate } = averageOfTwoYears(-20, 30, { roundedTo: undefined, shownTo: 1 })
    expect(rate).toBeCloseTo((Math.sqrt(0.8 * 1.3) - 1) * 100, 10)
    expect(rate).not.toBeCloseTo(5, 1)
  })
})

describe('The movement beside an amount', () => {
  const profit = catalogue.indicator('economy.industry-profit.level')
  const growth = 'economy.industry-profit.growth'
  const amounts = { 'economy.industry-profit.level@100000': { '2017-05': 29047.6, '2018-05': 27298.3 } }
  const at = asPeriod('2018-05')
  test('is its published growth, though the amounts point the other way', () => {
    const board = boardOf({ ...amounts, [`${growth}@100000`]: { '2018-05': 16.5 } })
    const stated = profit && statedMovement(board, catalogue, profit, nation, at)
    expect(stated).toMatchObject({
      movement: { unit: 'percent', delta: 16.5, tone: 'good' },
      indicator: { code: growth },
    })
  })
  test('is none while the growth is not out', () => {
    expect(profit && statedMovement(boardOf(amounts), catalogue, profit, nation, at)).toBeUndefined()
  })
})

test.each([
  'economy.gdp.index',
  'economy.gdp.rank-city',
  'economy.gdp-tertiary.share',
  'projects.key.completion-rate',
  'projects.key.plan-year',
])('%s has no growth of its own: it changes by points or places, or is one already', (code) => {
  const indicator = catalogue.indicator(code)
  expect(indicator && growthPair(catalogue, indicator)).toBeUndefined()
})
