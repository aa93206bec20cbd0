import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCorrection } from '#test/server/demo/readCorrection.ts'
import { catalogue, figuresOf, vintagesIn } from '#test/server/demo/publishedFigures.ts'
import { realHistory } from '#server/demo/real/realHistory.ts'
import { comparePeriods, asPeriod } from '#shared/period.ts'

const history = realHistory(catalogue)
const vintages = vintagesIn(history)
const HOME = '410104'

describe('what was really published', () => {
  const golden: readonly [series: string, period: string, value: number, publisher: string, day: string][] = [
    ['economy.fixed-asset-investment.growth@100000', '2020-05', -6.3, '国家统计局', '2020-06-15'],
    ['economy.fixed-asset-investment.level@100000', '2020-05', 199194, '国家统计局', '2020-06-15'],
    ['economy.fixed-asset-investment.growth@410000', '2020-05', 0.9, '中新网(河南省统计局)', '2020-06-23'],
    [
      'economy.fixed-asset-investment.growth@410100',
      '2020-05',
      1.3,
      '郑州市政府新闻办新闻发布会',
      '2020-07-09',
    ],
    ['economy.gdp.growth@410104', '2020-Q4', 1.6, '郑州市管城回族区人民政府', '2021-02-03'],
    [
      'economy.fixed-asset-investment.growth@410104',
      '2019-12',
      10.2,
      '郑州市管城回族区人民政府',
      '2020-05-27',
    ],
    [
      'economy.fixed-asset-investment.growth@410104',
      '2020-12',
      13.2,
      '郑州市管城回族区人民政府',
      '2021-02-03',
    ],
    ['economy.retail-sales.level@410104', '2022-12', 565.2, '郑州市管城回族区人民政府', '2023-02-23'],
    ['economy.retail-sales.growth@410104', '2022-12', 1.7, '郑州市管城回族区人民政府', '2023-02-23'],
    ['economy.gdp-tertiary.level@410104', '2019-Q4', 494.8, '郑州市管城回族区人民政府', '2020-05-27'],
    ['economy.fiscal-revenue-month.level@410103', '2020-07', 5.32, '郑州市二七区统计局', '2020-08-25'],
    ['economy.industrial-output.level@410103', '2020-07', 81.5, '郑州市二七区统计局', '2020-08-25'],
    ['economy.built-up-area.level@410104', '2021', 7774, '河南商报', '2022-09-20'],
    ['economy.population.level@410104', '2019', 58.5, '郑州市统计局', '2020-11-27'],
    ['ecology.greening.task@410104', '2021', 60, '郑州市人民政府', '2020-12-21'],
    ['economy.gdp.growth-target@410104', '2024', 7, '中原网(郑州日报社)', '2024-02-26'],
    ['projects.notice.completion-rate@410104', '2019-06', 58.7, '郑州日报', '2019-08-06'],
    ['projects.notice-prov-muni.count@410104', '2019-06', 28, '郑州日报', '2019-08-06'],
    ['projects.notice-prov-muni.total-investment@410100', '2019-02', 21300, '河南日报', '2019-02-22'],
    ['economy.gdp-quarter.level@100000', '2026-Q1', 334192.9, '国家统计局 国家数据', '2026-04-17'],
    ['economy.gdp-manufacturing-quarter.index@100000', '2022-Q1', 103.8, '国家统计局 国家数据', '2026-04-17'],
  ]
  it.each(golden)('%s for %s is %d, as %s stated', (series, period, value, publisher, day) => {
    const [first] = vintages(series, period)
    expect(first).toMatchObject({ value, from: { publisher, date: day } })
    expect(first?.demo).toBeUndefined()
  })

  it('comes in the order of publication, and no figure before its period has ended', () => {
    expect(history.map(({ at }) => at)).toEqual(history.map(({ at }) => at).toSorted())
    const early = figuresOf(history).filter(({ series, period, at }) => {
      const basis = catalogue.indicator(series.split('@')[0] ?? '')?.basis
      // A batch and a plan are told at once; a survey of a month comes out on its last day.
      return (
        basis !== 'plan' &&
        !series.startsWith('projects.') &&
        comparePeriods(asPeriod(at.slice(0, 10)), asPeriod(period)) < 0 &&
        !series.includes('.pmi.')
      )
    })
    expect(early).toEqual([])
  })

  it('names publisher, title and date of every figure and no address of a mirror', () => {
    for (const { from } of figuresOf(history))
      expect(from).toMatchObject({ publisher: /./, title: /./, date: /^\d{4}-\d{2}-\d{2}$/ })
    expect(
      readFileSync(new URL('../../../server/demo/data/sources.csv', import.meta.url), 'utf8'),
    ).not.toMatch(/\.(com|cn|net|org)\b/)
  })

  it('says where the day of publication is presumed and where a value was inferred', () => {
    expect(vintages('economy.pmi.level@100000', '2020-02')[0]?.note).toContain('公布日按惯例推定')
    expect(vintages('economy.fixed-asset-investment.growth@410000', '2020-04')[0]?.note).toContain(
      '推算自原文',
    )
    expect(vintages('economy.fixed-asset-investment.growth@100000', '2020-03')[0]?.note).toContain(
      '推算自原文',
    )
  })

  it('keeps the minute at which somebody saw a figure arrive', () => {
    expect(vintages('economy.industry-value-added-month.growth@100000', '2026-07')[0]).toMatchObject({
      value: 4.5,
      at: '2026-08-18T02:17:37.000Z',
    })
  })
})

describe('traps of the published data', () => {
  it('reads growth and never divides amounts: 金水 grew by 6.7 %, not 27 %', () => {
    expect(vintages('economy.gdp.level@410105', '2018-Q4')[0]?.value).toBe(1378.8)
    expect(vintages('economy.gdp.level@410105', '2019-Q4')[0]?.value).toBe(1752.5)
    expect(vintages('economy.gdp.growth@410105', '2019-Q4').map(({ value }) => value)).toEqual([6.7])
    expect(vintages('economy.retail-sales.growth@410100', '2025-02')[0]?.value).toBe(5.2)
  })

  it('has no January where January and February come together', () => {
    const januaries = figuresOf(history).filter(({ series, period }) => {
      const rule = catalogue.indicator(series.split('@')[0] ?? '')?.rule ?? ''
      return period.endsWith('-01') && !catalogue.rule(rule).january
    })
    expect(januaries).toEqual([])
    expect(vintages('economy.industry-value-added-month.growth@100000', '2020-02')[0]?.value).toBe(-13.5)
    expect(vintages('economy.industry-value-added.growth@100000', '2020-02')[0]?.value).toBe(-13.5)
  })

  it('keeps the months of one industry feed where they belong, not where a faulty copy had put them', () => {
    const rows = readCorrection()
    expect(rows.length).toBe(97)
    for (const { month, after } of rows)
      expect(vintages('economy.industry-value-added-month.growth@100000', month)[0]?.value, month).toBe(after)
  })

  it('tells what came later as a revision: census, verification, the quarterly table', () => {
    const values = (series: string, period: string) =>
      vintages(series, period).map(({ value, status }) => [value, status])
    expect(values('economy.population.level@410100', '2019')).toEqual([
      [1035.2, 'final'],
      [1235.5, 'revised'],
    ])
    expect(values('economy.gdp.level@100000', '2019-Q4')).toEqual([
      [990865, 'preliminary'],
      [986515, 'revised'],
    ])
    expect(values('economy.gdp.growth@100000', '2019-Q4')).toEqual([
      [6.1, 'preliminary'],
      [6, 'revised'],
    ])
    expect(values('economy.gdp.level@100000', '2024-Q1')).toEqual([
      [296299, 'preliminary'],
      [304525.2, 'revised'],
    ])
    expect(vintages('economy.gdp.growth@100000', '2019-Q4')[1]?.reason).toBe('最终核实')
    for (const figure of figuresOf(history))
      if (figure.status === 'revised') expect(figure.reason).toBeTruthy()
  })

  it('counts as the rank in the city only what is a rank among the whole city', () => {
    expect(vintages(`economy.fixed-asset-investment.rank-city@${HOME}`, '2020-05')[0]?.value).toBe(1)
    expect(vintages(`economy.retail-sales.rank-city@${HOME}`, '2020-05')[0]?.value).toBe(1)
    expect(vintages(`economy.gdp.rank-city@${HOME}`, '2020-Q4')).toEqual([])
    expect(vintages(`economy.gdp.growth@${HOME}`, '2020-Q4')[0]?.note).toContain('市内五区(增速)第1')
    expect(vintages(`economy.retail-sales.growth@${HOME}`, '2022-12')[0]?.note).toContain('六区(增速)第1')
  })

  it('keeps the two boundaries apart and leaves low confidence out', () => {
    expect(vintages('economy.gdp.level@410104', '2025-Q4')[0]?.value).toBe(834.7)
    expect(vintages('economy.gdp.level@410104~civil', '2025-Q4')[0]?.value).toBe(2154.21)
    expect(vintages('economy.gdp-per-capita.level@410104', '2025')).toEqual([])
    expect(vintages('economy.gdp.growth@410103', '2023-Q4')).toEqual([])
  })

  it('keeps plan rates above 100 and published rates that do not recompute', () => {
    expect(vintages('projects.notice.completion-rate@410104', '2022-12')[0]?.value).toBe(109)
    expect(vintages('projects.notice-provincial.completion-rate@410000', '2020-12')[0]?.value).toBe(113.8)
  })

  it('leaves out exports of early months of which nobody can say whether they are single or cumulative', () => {
    expect(vintages('economy.exports-usd.growth@100000', '2018-02')).toEqual([])
    expect(vintages('economy.exports-usd.growth@100000', '2020-02')[0]?.value).toBe(-17.2)
  })
})

describe('projects named in public', () => {
  const records = history.flatMap(({ records, at }) => records.map((record) => ({ ...record, at })))

  it('stand with what was said of them, in plain yuan, and nothing made up', () => {
    expect(records).toHaveLength(8)
    expect(records.every(({ demo }) => demo === undefined)).toBe(true)
    const hospital = records.find(({ fields }) => fields['name'] === '圣玛妇女儿童医院项目')
    expect(hospital?.fields).toMatchObject({
      totalInvestment: 1_000_000_000,
      source: expect.stringMatching(/^河南商报\(顶端新闻\)《/) as unknown,
    })
    const alley = records.find(({ fields }) => fields['name'] === '亳都古巷文化片区')
    expect(alley?.fields).not.toHaveProperty('totalInvestment')
  })
})
