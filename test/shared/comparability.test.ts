import { describe, expect, test } from 'vitest'
import { comparability, type Difference, type Traits, type Use } from '#shared/comparability.ts'
import type { Indicator } from '#shared/indicator.ts'
import { quantityOf, type Measure, type Quantity } from '#shared/measure.ts'
import { differenceWords, scopeWords } from '#shared/wording/index.ts'
import { catalogue, traits } from '#test/support/boardFixture.ts'

const USES: readonly Use[] = ['axis', 'comparison', 'ranking']
const indicator = (code: string): Indicator => {
  const found = catalogue.indicator(code)
  if (!found) throw new Error(code)
  return found
}
const RETAIL = 'economy.retail-sales.level'
const judge = (a: Traits, b: Traits): readonly string[] =>
  USES.map((use) => {
    const { allowed, barriers, remarks } = comparability(a, b, use)
    const listed = (list: readonly Difference[]): string => list.map((d) => d.in).join('+')
    return allowed
      ? `yes${remarks.length > 0 ? `, saying ${listed(remarks)}` : ''}`
      : `no: ${listed(barriers)}`
  })

describe('Two series stand side by side only when they are the same kind of thing', () => {
  test.each<[string, Traits, Traits, string, string, string]>([
    ['the same figure of district and city', traits(RETAIL), traits(RETAIL, '410100'), 'yes', 'yes', 'yes'],
    [
      'two amounts in one unit',
      traits('economy.trade-exports.level'),
      traits('economy.trade-imports.level'),
      'yes',
      'yes',
      'yes',
    ],
    [
      'a cumulative and a single month',
      traits(RETAIL),
      traits('economy.retail-sales-month.level'),
      'no: measure+basis',
      'no: measure+basis',
      'no: measure+basis',
    ],
    [
      'the growth of a year to date and of a month',
      traits('economy.retail-sales.growth'),
      traits('economy.retail-sales-month.growth'),
      'no: basis',
      'no: basis',
      'no: basis',
    ],
    [
      'an amount and its growth',
      traits(RETAIL),
      traits('economy.retail-sales.growth'),
      'no: measure+unit',
      'no: measure+unit',
      'no: measure+unit',
    ],
    [
      'a growth rate and a completion rate, both in percent',
      traits('economy.retail-sales.growth'),
      traits('projects.key.completion-rate'),
      'no: measure',
      'no: measure+prices',
      'no: measure+prices',
    ],
    [
      'yuan and dollars',
      traits('economy.foreign-capital.level'),
      traits('economy.outside-capital.level'),
      'no: unit',
      'no: unit',
      'no: unit',
    ],
    [
      'a real and a nominal growth',
      traits('economy.gdp.growth'),
      traits('economy.retail-sales.growth'),
      'yes, saying prices',
      'no: prices',
      'no: prices',
    ],
    [
      'a single month and a single quarter',
      traits('economy.retail-sales-month.growth'),
      { ...traits('economy.retail-sales-month.growth'), periodKind: 'quarter' },
      'no: period',
      'no: period',
      'no: period',
    ],
    [
      'what is adjusted for the spring festival and what is not',
      traits('economy.industry-value-added.growth'),
      { ...traits('economy.industry-value-added.growth'), adjustment: 'spring-festival' },
      'yes, saying adjustment',
      'no: adjustment',
      'no: adjustment',
    ],
    [
      'a plan and what it is for',
      traits('projects.key.plan-year'),
      traits('projects.key.invested-ytd'),
      'yes',
      'yes',
      'yes',
    ],
    [
      'a plan and what it is not for',
      traits('projects.prov-muni.plan-year'),
      traits('projects.key.invested-ytd'),
      'no: measure+basis',
      'no: measure+basis',
      'no: measure+basis',
    ],
    [
      'a district as it is run and by its boundary',
      traits(RETAIL),
      traits(RETAIL, '410104~civil'),
      'yes, saying scope',
      'yes, saying scope',
      'no: scope',
    ],
    [
      'a district and a functional zone',
      traits(RETAIL),
      traits(RETAIL, 'ZZ-ZD'),
      'yes, saying scope',
      'yes, saying scope',
      'yes, saying scope',
    ],
    [
      'a zone and a district that holds it',
      traits(RETAIL, '410105~civil'),
      traits(RETAIL, 'ZZ-ZD'),
      'yes, saying scope',
      'yes, saying scope',
      'no: scope',
    ],
    ['a zone and the city', traits(RETAIL, 'ZZ-ZD'), traits(RETAIL, '410100'), 'yes', 'yes', 'yes'],
  ])('%s', (_, a, b, ...expected) => {
    expect(judge(a, b)).toEqual(expected)
    expect(judge(b, a)).toEqual(expected)
  })

  test('over the whole catalogue no axis takes two bases, two measures or two units', () => {
    const all = catalogue.indicators.map((i) => traits(i.code))
    let shared = 0
    for (const a of all)
      for (const b of all) {
        if (a.targetOf === b.indicator || b.targetOf === a.indicator) continue
        const { allowed } = comparability(a, b, 'axis')
        if (!allowed) continue
        shared += 1
        expect([b.basis, b.measure, b.unit.dimension]).toEqual([a.basis, a.measure, a.unit.dimension])
      }
    expect(shared).toBeGreaterThan(all.length)
  })
})

test('F6: 250.0 of the whole area and 204.3 of the district itself are never set side by side without a word', () => {
  const [whole, own] = [traits('economy.gdp.level', '410104~civil'), traits('economy.gdp.level')]
  const [remark] = comparability(own, whole, 'comparison').remarks
  expect(remark && differenceWords(remark, { locale: 'zh-CN' })).toBe(
    '口径不同：一为区本级（管理口径），一为辖区（民政口径，含功能区）',
  )
  expect(remark && differenceWords(remark, { locale: 'en' })).toBe(
    'Different scopes: one is the area the district runs, the other the whole area within the boundary, zones included',
  )
  expect(scopeWords('zone', { locale: 'zh-CN' })).toBe('功能区')
})

test.each<[string, string, string, string]>([
  [
    RETAIL,
    'economy.retail-sales.growth',
    '数的性质不同：一为累计数，一为增速',
    'Different kinds of number: one is a cumulative amount, the other a growth rate',
  ],
  [
    'economy.retail-sales.growth',
    'economy.retail-sales-month.growth',
    '时间口径不同：一为年初累计，一为当期',
    'Different stretches of time: one is year to date, the other single period',
  ],
  [
    'economy.foreign-capital.level',
    'economy.outside-capital.level',
    '计量单位不同：一为万美元，一为亿元',
    'Different units: one is 10 thousand US dollars, the other 100 million yuan',
  ],
  [
    'economy.gdp.growth',
    'economy.retail-sales.growth',
    '价格口径不同：一为可比价，一为现价',
    'Different price bases: one is comparable prices, the other current prices',
  ],
])('the reason why %s is not compared with %s is said in both languages', (a, b, zh, en) => {
  const [reason] = comparability(traits(a), traits(b), 'comparison').barriers
  expect(reason && differenceWords(reason, { locale: 'zh-CN' })).toBe(zh)
  expect(reason && differenceWords(reason, { locale: 'en' })).toBe(en)
})

test.each<[string, Measure]>([
  [RETAIL, 'cumulative'],
  ['stats.four-above.new-total', 'count'],
  ['economy.retail-sales-month.level', 'single-period'],
  ['economy.deposits.level', 'stock'],
  ['economy.gdp.index', 'index'],
  ['economy.gdp-tertiary.share', 'rate'],
  ['projects.key.completion-rate', 'rate'],
  ['economy.retail-sales.growth', 'growth'],
  ['economy.gdp.rank-city', 'rank'],
  ['projects.key.plan-year', 'target'],
])('%s is a number of the kind %s', (code, measure) => {
  expect(traits(code).measure).toBe(measure)
})

test('where prices do not enter, nothing differs in them', () => {
  expect(traits('economy.electricity.growth').prices).toBeNull()
})

test('a number knows what it is: the compiler keeps an amount out of a place for a growth rate', () => {
  const wantsGrowth = (rate: Quantity<'growth'>): number => rate
  const growth = quantityOf(8.4, indicator('economy.retail-sales.growth'), 'growth')
  const amount = quantityOf(15.87, indicator(RETAIL), 'cumulative')
  expect(growth !== undefined && wantsGrowth(growth)).toBe(8.4)
  // @ts-expect-error A cumulative amount is no growth rate.
  expect(amount !== undefined && wantsGrowth(amount)).toBe(15.87)
  expect(quantityOf(15.87, indicator(RETAIL), 'growth')).toBeUndefined()
})
