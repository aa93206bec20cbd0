import { describe, expect, it } from 'vitest'
import { analyse } from '#shared/report/analysis/analyse.ts'
import type { AnalysisRule, DomainAnalysis } from '#shared/report/analysis/analysisRules.ts'
import { CATALOGUE, printingOf, textOf, type Known } from '#test/shared/report/analysis/figuresKnown.ts'

const FAI = 'economy.fixed-asset-investment.growth'
const RETAIL = 'economy.retail-sales.growth'
const IVA = 'economy.industry-value-added.growth'

const movements = (of: readonly string[], more: Partial<AnalysisRule> = {}): AnalysisRule =>
  ({ say: 'movement', of, against: 'previous', weight: 50, most: 3, ...more }) as AnalysisRule

function said(known: Known, domain: Partial<DomainAnalysis>, cutoff?: string): string {
  const of = { domain: 'economy', most: 3, rules: [], awaited: [], ...domain }
  const emphasis = { turn: 15, worse: 10, behind: 20 }
  const catalogue = { ...CATALOGUE, analysisRules: { emphasis, domains: [of] } }
  return textOf(analyse('economy', printingOf(known, cutoff, catalogue)))
}

const known: Known = {
  [IVA]: { '2020-04': -2.7, '2020-05': -1 },
  [FAI]: { '2020-04': -5.8, '2020-05': 8.4 },
  [RETAIL]: { '2020-04': 3.4, '2020-05': 2 },
  'economy.fixed-asset-investment.rank-city': { '2020-05': 1 },
}

describe('the analysis of a domain', () => {
  it('says nothing of a domain without rules, or of which nothing is known', () => {
    expect(analyse('no-such-domain', printingOf(known))).toEqual([])
    for (const { code } of CATALOGUE.domains) expect(analyse(code, printingOf({}))).toEqual([])
  })

  it('names a span once for all that share it', () => {
    const gdp = { 'economy.gdp.growth': { '2020-Q1': -6.1 } }
    expect(said({ ...known, ...gdp }, { rules: [movements(['economy.gdp.growth', IVA, FAI])] })).toBe(
      '一季度，地区生产总值同比下降6.1%；1—5月，规模以上工业增加值同比下降1.0%，降幅比1—4月收窄1.7个百分点；固定资产投资同比增长8.4%，比1—4月由降转升。',
    )
  })

  it('keeps the figures that weigh most, in the order of the rule', () => {
    const of = [IVA, FAI, RETAIL]
    expect(said(known, { rules: [movements(of, { most: 1 })] })).toMatch(/^1—5月，固定资产投资/) // a turn
    const two = said(known, { rules: [movements(of, { most: 2 })] })
    expect(two).toMatch(/固定资产投资.*社会消费品零售总额/) // and a worsening
    expect(two).not.toContain('工业')
  })

  it('keeps the sentences that weigh most, in the order of the rules', () => {
    const rules: AnalysisRule[] = [
      movements([IVA], { weight: 10 }),
      { say: 'rank', of: [FAI], weight: 20, most: 1 },
      movements([RETAIL], { weight: 15 }),
    ]
    const all = said(known, { rules })
    expect(all.indexOf('工业')).toBeLessThan(all.indexOf('位列'))
    expect(said(known, { rules, most: 1 })).toMatch(/^1—5月，社会消费品零售总额/) // 15 + 10, since it worsened
    expect(said(known, { rules, most: 2 })).toMatch(/位列全市第一。社会消费品零售总额/)
  })

  it('accounts only for what it tells', () => {
    const emphasis = { turn: 0, worse: 0, behind: 0 }
    const of = {
      domain: 'economy',
      most: 1,
      rules: [movements([IVA]), movements([FAI], { weight: 60 })],
      awaited: [],
    }
    const catalogue = { ...CATALOGUE, analysisRules: { emphasis, domains: [of] } }
    const printing = printingOf(known, undefined, catalogue)
    analyse('economy', printing)
    expect(new Set(printing.used.map(({ indicator }) => indicator.code))).toEqual(new Set([FAI]))
  })
})

describe('what is overdue', () => {
  const awaited = [IVA, FAI]

  it('is named with its period and its day, from the day after that on', () => {
    const since = { [IVA]: { '2020-04': -2.7, '2020-05': -1 }, [FAI]: { '2020-04': 5.8 } }
    // 20 June 2020 was a Saturday: due on Monday.
    expect(said(since, { awaited }, '2020-06-22')).toBe('')
    expect(said(since, { awaited }, '2020-06-23')).toBe(
      '截至6月23日应发布而未发布：固定资产投资增速（1—5月，应于6月22日发布）。',
    )
  })

  it('stays so while the figure is awaited, and is not where it has a reason to be missing', () => {
    const late = /固定资产投资增速（1—5月/
    expect(said({ [FAI]: { '2020-04': 5.8, '2020-05': null } }, { awaited }, '2020-06-23')).toMatch(late)
    expect(said({}, { awaited }, '2020-06-23')).toBe('') // nobody has ever published it
    expect(said({ [FAI]: { '2018-04': 5.8 } }, { awaited }, '2020-06-23')).toBe('') // nobody waits for it any more
  })

  it('is listed as missing', () => {
    const of = { domain: 'economy', most: 1, rules: [], awaited }
    const analysisRules = { emphasis: { turn: 0, worse: 0, behind: 0 }, domains: [of] }
    const made = printingOf({ [FAI]: { '2020-04': 5.8 } }, '2020-06-30', { ...CATALOGUE, analysisRules })
    analyse('economy', made)
    expect(made.missing.map(({ code }) => code)).toEqual([FAI])
  })
})
