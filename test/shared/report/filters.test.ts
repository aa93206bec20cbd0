import { describe, expect, it } from 'vitest'
import { approximately } from '#shared/report/filters/approx.ts'
import { printed, type Values } from '#test/shared/report/support/reportOf.ts'

const june = (code: string, value: number): Values => ({ [code]: { '2020-06': value } })
/** What a slot over one figure of June comes to. */
const slot = (code: string, filters: string, value: number): string =>
  printed(`{{${code} | ${filters}}}`, june(code, value))

describe('amounts', () => {
  it.each([
    ['industry.support.paid-amount', '亿元', 123456, '12.35亿元'],
    ['industry.support.paid-amount', '万元', 123456, '123456万元'],
    ['industry.support.paid-amount', '万元', 123.5, '123.5万元'],
    ['industry.support.paid-amount', '元', 0.52, '5200元'],
    ['projects.key.invested-ytd', '亿元', 30, '30亿元'],
    ['projects.key.invested-ytd', '亿元', 1.005, '1.01亿元'],
    ['projects.key.invested-ytd', '亿元', 0, '0亿元'],
    ['party.donation.amount', '亿元', 300_000, '0.003亿元'],
    ['recovery.job-subsidy.persons', '万人', 3.42, '3.42万人'],
    ['party.visits.members', '万人', 34_200, '3.42万人'],
    ['ecology.greening.new-area', '万平方米', 38.5, '38.5万平方米'],
    ['grain.reserve.total', '吨', 30_000, '30000吨'],
  ])('%s | %s of %f is printed %s', (code, filter, value, text) => {
    expect(slot(code, filter, value)).toBe(text)
  })

  it.each([
    ['recovery.relief.enterprises', '家'],
    ['projects.filings.count', '个'],
    ['industry.support.policies', '项'],
    ['ecology.observations.events', '次'],
    ['industry.info.articles', '篇'],
    ['party.visits.members', '名'],
    ['economy.analysis.digests', '期'],
    ['pricing.cases.accepted', '件'],
    ['credit.double-publicity.records', '条'],
    ['recovery.matchmaking.products', '种'],
    ['recovery.frontline.checkpoints', '处'],
  ])('%s is counted in %s, nought as it is', (code, unit) => {
    expect(slot(code, unit, 36)).toBe(`36${unit}`)
    expect(slot(code, unit, 0)).toBe(`0${unit}`)
  })

  it('份 counts copies of the round that the figure is of', () => {
    const values = { 'bizenv.evaluation.evidence': { '2019-H2': 892 } }
    expect(printed('{{bizenv.evaluation.evidence | 份}}', values)).toBe('892份（2019年下半年）')
  })
})

describe('rates', () => {
  const rate = 'projects.key.completion-rate'
  it.each([
    [41.66, '41.7%'],
    [100, '100%'],
    [99.96, '100.0%'],
    [0, '0%'],
  ])('pct of %f is %s', (value, text) => {
    expect(slot(rate, 'pct', value)).toBe(text)
  })

  const growth = 'economy.retail-sales.growth'
  it.each([
    [-3.06, '下降3.1%', '-3.1%'],
    [4.2, '增长4.2%', '4.2%'],
    [4, '增长4.0%', '4.0%'],
    [0, '持平', '0.0%'],
    [-0.04, '持平', '0.0%'],
    [0.05, '增长0.1%', '0.1%'],
  ])('growth and speed of %f are %s and %s', (value, words, cell) => {
    expect(slot(growth, 'growth', value)).toBe(words)
    expect(slot(growth, 'speed', value)).toBe(cell)
  })

  it('speed of what is missing is a dash', () => {
    expect(printed(`{{${growth} | speed}}`, {})).toBe('—')
    expect(printed(`{{${growth} | growth}}`, {})).toBe('（待报）')
  })

  it.each([
    [3.2, '高于序时进度3.2个百分点'],
    [-14.16, '低于序时进度14.2个百分点'],
    [0.04, '与序时进度持平'],
  ])('gap of %f is %s', (value, text) => {
    expect(slot('projects.key.schedule-gap', 'gap', value)).toBe(text)
  })

  it('over is the least that a target asks for', () => {
    const code = 'ecology.green-coverage.rate-target'
    expect(printed(`{{${code} | over}}`, { [code]: { '2020': 40 } })).toBe('40%以上')
  })
})

describe('the difference of a growth to that of last year', () => {
  const change = (now: number, before: number): string =>
    printed('同比变化，增速{{economy.retail-sales.growth-change | yoy-diff}}', {
      'economy.retail-sales.growth-change': { '2020-06': now - before },
      'economy.retail-sales.growth': { '2020-06': now, '2019-06': before },
    })
  it.each([
    [5, 4.2, '增速比上年同期加快0.8个百分点'],
    [0, -0.04, '增速与上年同期相同'],
    [4.2, 5, '增速比上年同期回落0.8个百分点'],
    [0, 2, '增速比上年同期回落2.0个百分点'],
    [-2, -3, '降幅比上年同期收窄1.0个百分点'],
    [-3, -2, '降幅比上年同期扩大1.0个百分点'],
    [2.1, -3, '增速由降转升，本期增长2.1%'],
    [-2.1, 3, '增速由升转降，本期下降2.1%'],
    [0, -3, '增速由降转平'],
    [-2.1, 0, '增速由平转降，本期下降2.1%'],
    [3, 3, '增速与上年同期相同'],
    [-3, -3.04, '增速与上年同期相同'],
  ])('%f after %f: %s', (now, before, text) => {
    expect(change(now, before)).toBe(`同比变化，${text}`)
  })

  it('reckons the rate of last year where it is not on record, and says nothing without this year’s', () => {
    const slotText = '{{economy.retail-sales.growth-change | yoy-diff}}'
    const delta = { 'economy.retail-sales.growth-change': { '2020-06': -5.1 } }
    expect(printed(slotText, { ...delta, 'economy.retail-sales.growth': { '2020-06': -2.1 } })).toBe(
      '由升转降，本期下降2.1%',
    )
    expect(printed(slotText, delta)).toBe('（待报）')
  })
})

describe('places', () => {
  const rank = 'economy.retail-sales.rank-city'
  it.each([
    [1, '位列全市第一'],
    [10, '位列全市第十'],
    [11, '位列全市第11'],
  ])('%i is %s', (value, text) => {
    expect(slot(rank, 'rank:全市', value)).toBe(text)
  })

  it('a place that somebody else has too is shared, by published places or by the rates themselves', () => {
    const own = { [rank]: { '2020-06': 2 }, 'economy.retail-sales.growth': { '2020-06': 3.1 } }
    const said = (more: Values): string => printed(`{{${rank} | rank:全市}}`, { ...own, ...more })
    expect(said({ [`${rank}@410102`]: { '2020-06': 2 } })).toBe('并列全市第二')
    expect(said({ 'economy.retail-sales.growth@410102': { '2020-06': 3.1 } })).toBe('并列全市第二')
    expect(said({ 'economy.retail-sales.growth@410102': { '2020-05': 3.1 } })).toBe('位列全市第二')
  })
})

describe('round terms', () => {
  const said = (word: string, value: number, unit: string): string =>
    approximately(word, {
      value,
      unit,
      decimals: unit.includes('万') || unit.includes('亿') ? 2 : 0,
      rounding: 'half-up',
    })
  it.each([
    ['余', 35, '次', '30余次'],
    ['余', 30, '次', '30次'],
    ['余', 8, '次', '8次'],
    ['余', 0, '次', '0次'],
    ['余', 347, '家', '340余家'],
    ['余', 340, '家', '340家'],
    ['余', 1234, '名', '1200余名'],
    ['余', 3.42, '万人', '3万余人'],
    ['余', 34.2, '万人', '30万余人'],
    ['余', 0.42, '万人', '0.42万人'],
    ['多', 35.2, '亿元', '30多亿元'],
    ['多', 30, '亿元', '30亿元'],
    ['多', 3.5, '亿元', '3亿多元'],
    ['多', 0.35, '亿元', '0.35亿元'],
    ['近', 892, '份', '近900份'],
    ['近', 900, '份', '900份'],
    ['近', 989, '篇', '近990篇'],
    ['近', 996, '篇', '近1000篇'],
    ['近', 38, '次', '近40次'],
    ['近', 31, '次', '31次'],
    ['近', 7, '次', '7次'],
    ['近', 3.8, '亿元', '近4亿元'],
    ['近', 3.42, '亿元', '3.42亿元'],
    ['约', 38.46, '万平方米', '约38万平方米'],
    ['约', 38.5, '万平方米', '约39万平方米'],
    ['约', 3.84, '万平方米', '约3.8万平方米'],
    ['约', 0.04, '万平方米', '0.04万平方米'],
  ])('%s of %f %s: %s', (word, value, unit, text) => {
    expect(said(word, value, unit)).toBe(text)
  })
})

describe('times', () => {
  const at = (code: string, filter: string, period: string): string =>
    printed(`{{${code} | ${filter}}}`, { [code]: { [period]: 1 } })
  it.each([
    ['economy.retail-sales.growth', 'span', '2020-05', '1—5月'],
    ['economy.retail-sales.growth', 'span', '2020-02', '1—2月'],
    ['economy.gdp.growth', 'span', '2020-Q1', '一季度'],
    ['economy.gdp.growth', 'span', '2020-Q2', '上半年'],
    ['bizenv.evaluation.cases', 'span', '2019-H2', '2019年下半年'],
    ['projects.key.plan-year', 'span', '2020', '全年'],
    ['projects.key.count', 'span', '2020-05', '5月末'],
    ['projects.key.count', 'asof', '2020-06', '截至6月底'],
    ['ecology.green-coverage.rate', 'asof', '2019', '截至2019年12月底'],
    ['projects.planned-starts.count', 'deadline', '2020-Q3', '9月底'],
    ['projects.key.count-h2', 'deadline', '2020-H2', '年底'],
    ['bizenv.online-services.share-target', 'deadline', '2020', '年底'],
  ])('%s | %s of %s is %s', (code, filter, period, text) => {
    expect(at(code, filter, period)).toBe(text)
  })

  it('a whole year is 全年, and a day is written out', () => {
    const terms = { period: '2020-H2', cutoff: '2020-12-31' } as never
    expect(printed('{{economy.gdp.growth | span}}', { 'economy.gdp.growth': { '2020-Q4': 1 } }, terms)).toBe(
      '全年',
    )
    expect(printed('{{report.issued | date}}', {})).toBe('2020年7月10日')
  })
})
