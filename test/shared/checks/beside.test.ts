import { describe, expect, test } from 'vitest'
import { indexCatalogue } from '#shared/catalogue/catalogue.ts'
import { CATALOGUE, codesOf, findingsOf, type Figure } from '#test/shared/checks/ground.ts'

const SALES = 'economy.retail-sales.level'
const MONTH = 'economy.retail-sales-month.level'
const GROWTH = 'economy.retail-sales.growth'
const sales = CATALOGUE.indicator(SALES)
if (!sales) throw new Error('no retail sales')
const withMonth = indexCatalogue({
  ...CATALOGUE,
  indicators: [
    ...CATALOGUE.indicators,
    { ...sales, code: MONTH, kind: 'level', basis: 'single', unit: 'CNY-10K', decimals: 0 },
  ],
})

describe('a sum since January', () => {
  test('that fell is asked about; in a new year it starts anew', () => {
    expect(findingsOf([SALES, '2020-05', 112], { published: [[SALES, '2020-04', 121.4]] })).toEqual([
      { code: 'fell', severity: 'soft', params: { previous: 121.4 } },
    ])
    expect(findingsOf([SALES, '2020-02', 40], { published: [[SALES, '2019-12', 440.5]] })).toEqual([])
  })

  test('is held against the month before in the same draft, not against what that replaces', () => {
    const ground = {
      published: [[SALES, '2020-04', 99] as const],
      drafted: [[SALES, '2020-04', 121.4] as const],
    }
    expect(codesOf(findingsOf([SALES, '2020-05', 112], ground))).toEqual(['fell'])
    const cleared = { ...ground, drafted: [[SALES, '2020-04', null] as const] }
    expect(findingsOf([SALES, '2020-05', 88], cleared)).toEqual([])
  })

  test('that did not move in its last digit is asked about; a count or a rate that stands still is not', () => {
    const stood = (code: string, value: number) =>
      codesOf(findingsOf([code, '2020-05', value], { published: [[code, '2020-04', value]] }))
    expect(stood(SALES, 121.4)).toEqual(['stood'])
    expect([stood(SALES, 120), stood(GROWTH, -6.3), stood('stats.four-above.new-total', 1234)]).toEqual([
      [],
      [],
      [],
    ])
  })

  test('and the month by itself: 上月止累计+本月=本月止累计, with a tolerance and across units (S1)', () => {
    const published: readonly Figure[] = [[SALES, '2020-04', 121.4]]
    const months = (total: number, single: number, asked = SALES) =>
      findingsOf(asked === SALES ? [SALES, '2020-05', total] : [MONTH, '2020-05', single], {
        ...{ published, catalogue: withMonth },
        drafted: [asked === SALES ? [MONTH, '2020-05', single] : [SALES, '2020-05', total]],
      }).filter(({ code }) => code === 'months')
    expect(months(166, 437000)).toEqual([
      { code: 'months', severity: 'soft', params: { sum: 165.1, difference: -0.9 } },
    ])
    expect([months(165.1, 437000), months(165.11, 437000)]).toEqual([[], []])
    expect(months(166, 437000, MONTH)).toEqual([]) // asked once, at the cumulative
  })

  test('that is public already is asked about at the month', () => {
    const published: readonly Figure[] = [
      [SALES, '2020-04', 121.4],
      [SALES, '2020-05', 166],
    ]
    const findings = findingsOf([MONTH, '2020-05', 437000], { published, catalogue: withMonth })
    expect(codesOf(findings)).toEqual(['months'])
  })
})

describe('a total and its parts', () => {
  const [TOTAL, PROVINCIAL, MUNICIPAL, DISTRICT] = ['total', 'provincial', 'municipal', 'district'].map(
    (tier) => `grain.reserve.${tier}`,
  )
  if (!TOTAL || !PROVINCIAL || !MUNICIPAL || !DISTRICT) throw new Error('no grain')
  const parts = (provincial: number, municipal: number, district: number): readonly Figure[] => [
    [PROVINCIAL, '2020-05', provincial],
    [MUNICIPAL, '2020-05', municipal],
    [DISTRICT, '2020-05', district],
  ]

  test('that differ beyond rounding are asked about at the total, and nothing is repaired (S12)', () => {
    expect(findingsOf([TOTAL, '2020-05', 1000], { drafted: parts(700, 150, 110) })).toEqual([
      { code: 'parts', severity: 'soft', params: { sum: 960, difference: -40 } },
    ])
    expect(findingsOf([TOTAL, '2020-05', 960.02], { drafted: parts(700, 150, 110) })).toEqual([])
  })

  test('are asked about at the part where the total is public already', () => {
    const published: readonly Figure[] = [[TOTAL, '2020-05', 1000], ...parts(700, 150, 150)]
    expect(codesOf(findingsOf([DISTRICT, '2020-05', 110], { published }))).toEqual(['parts'])
    const drafted: readonly Figure[] = [[TOTAL, '2020-05', 1000]]
    expect(findingsOf([DISTRICT, '2020-05', 110], { published, drafted })).toEqual([])
  })

  test('a part is not more than its total, also while the others are not there', () => {
    const published: readonly Figure[] = [[TOTAL, '2020-05', 1000]]
    expect(findingsOf([DISTRICT, '2020-05', 1100], { published })).toMatchObject([
      { code: 'over-total', params: { total: 1000 } },
    ])
  })
})

describe('growth and amount', () => {
  test('工业利润 2018年1—5月: +16.5 % beside an amount that fell is published practice, so it is only asked (S4)', () => {
    const published: readonly Figure[] = [['economy.industry-profit.level', '2017-05', 29047.6]]
    const drafted: readonly Figure[] = [['economy.industry-profit.level', '2018-05', 27298.3]]
    const growth = 'economy.industry-profit.growth'
    expect(findingsOf([growth, '2018-05', 16.5], { published, drafted })).toMatchObject([
      { code: 'direction', severity: 'soft' },
    ])
    expect(findingsOf([growth, '2018-05', -6], { published, drafted })).toEqual([])
  })

  test('says at a real growth that prices may be why (S5)', () => {
    const level = 'economy.gdp.level'
    const ground = {
      published: [[level, '2019-Q1', 100] as const],
      drafted: [[level, '2020-Q1', 99] as const],
    }
    expect(findingsOf(['economy.gdp.growth', '2020-Q1', 2], ground)).toMatchObject([
      { code: 'direction', params: { basis: 'comparable' } },
    ])
  })

  test('are asked about at the amount where the growth is public already', () => {
    const published: readonly Figure[] = [
      [SALES, '2019-05', 176.22],
      [GROWTH, '2020-05', 6.3],
    ]
    expect(codesOf(findingsOf([SALES, '2020-05', 165.1], { published }))).toEqual(['direction'])
    const drafted: readonly Figure[] = [[GROWTH, '2020-05', 6.3]]
    expect(findingsOf([SALES, '2020-05', 165.1], { published, drafted })).toEqual([])
  })
})

describe("last year's column", () => {
  test('is told by one amount of many digits', () => {
    const published: readonly Figure[] = [[SALES, '2019-05', 176.22]]
    expect(codesOf(findingsOf([SALES, '2020-05', 176.22], { published }))).toEqual(['last-year'])
  })

  test('is told by several rates of an area, not by one that happens to be the same', () => {
    const rates = ['retail-sales', 'fixed-asset-investment', 'private-investment'].map(
      (n) => `economy.${n}.growth`,
    )
    const published = rates.map((code, i): Figure => [code, '2019-05', 7 + i])
    const drafted = rates.slice(1).map((code, i): Figure => [code, '2020-05', 8 + i])
    expect(codesOf(findingsOf([GROWTH, '2020-05', 7], { published, drafted }))).toEqual(['last-year'])
    expect(findingsOf([GROWTH, '2020-05', 7], { published, drafted: drafted.slice(1) })).toEqual([])
  })
})

describe('decimals', () => {
  test('beyond those that are published: a rate is asked about, an amount may come unrounded from 万元', () => {
    expect(findingsOf([GROWTH, '2020-05', 8.44])).toMatchObject([{ code: 'decimals', proposal: 8.4 }])
    expect(findingsOf([SALES, '2020-05', 13.130055])).toEqual([])
    expect(codesOf(findingsOf([SALES, '2020-05', 13.1300551]))).toEqual(['decimals'])
  })
})
