import { describe, expect, test } from 'vitest'
import { isAnswered, openFindings } from '#shared/checks/finding.ts'
import { codesOf, findingsOf } from '#test/shared/checks/ground.ts'

const hard = (code: string, period: string, value: number, subject = '410104') => {
  const findings = findingsOf([code, period, value], { subject })
  return findings.filter((f) => f.severity === 'hard').map((f) => f.code)
}
const GROWTH = 'economy.retail-sales.growth'
const FIRMS = 'stats.four-above.new-total'
const PLACE = 'economy.retail-sales.rank-city'

describe('what cannot be', () => {
  test('a month of a quarterly figure', () => {
    expect(hard('economy.gdp.growth', '2020-05', 3)).toEqual(['period-kind'])
    expect(hard('economy.gdp.growth', '2020-Q1', 3)).toEqual([])
  })

  test('a January of a figure that comes with February (S2)', () => {
    expect(hard(GROWTH, '2020-01', 3)).toEqual(['january-combined'])
  })

  test('a period that has not ended, unless it is planned for', () => {
    expect(hard(GROWTH, '2020-06', 3)).toEqual(['period-not-open'])
    expect(hard('economy.retail-sales.growth-target', '2020', 8)).toEqual([])
  })

  test('half a firm, or less than none', () => {
    expect([hard(FIRMS, '2020-05', 2.5), hard(FIRMS, '2020-05', -2), hard(FIRMS, '2020-05', 0)]).toEqual([
      ['not-whole'],
      ['below-nothing'],
      [],
    ])
  })

  test('grain of less than nothing; but money may be owed and growth may be negative', () => {
    expect(hard('grain.reserve.total', '2020-05', -3)).toEqual(['below-nothing'])
    expect(hard(GROWTH, '2020-05', -6.3)).toEqual([])
    expect(hard('economy.industry-profit.level', '2020-05', -1.5)).toEqual([])
  })

  test('a share beyond 0 and 100; but more than was planned may be completed', () => {
    const share = 'economy.fiscal-tax-share.level'
    expect([hard(share, '2020-05', 100.4), hard(share, '2020-05', -1), hard(share, '2020-05', 100)]).toEqual([
      ['no-such-share'],
      ['no-such-share'],
      [],
    ])
    expect(hard('pricing.cases.closure-rate', '2020-05', 104)).toEqual([])
    expect(codesOf(findingsOf(['pricing.cases.closure-rate', '2020-05', 104]))).toEqual(['over-full'])
    expect(hard('pricing.cases.closure-rate', '2020-05', -4)).toEqual(['below-nothing'])
  })

  test('a place before the first or behind the last of those ranked; elsewhere the number of peers is not known', () => {
    const places = [0, 1, 16, 17, 1.5].map((place) => hard(PLACE, '2020-05', place))
    expect(places).toEqual([['no-such-place'], [], [], ['no-such-place'], ['not-whole']])
    expect([hard(PLACE, '2020-05', 17, '410100'), hard(PLACE, '2020-05', 0, '410100')]).toEqual([
      [],
      ['no-such-place'],
    ])
  })

  test('is said alone, and no word makes it possible', () => {
    const findings = findingsOf([FIRMS, '2020-05', -2], { published: [[FIRMS, '2020-04', 9]] })
    expect(codesOf(findings)).toEqual(['below-nothing'])
    const answers = [{ code: 'below-nothing', value: -2 }]
    expect(openFindings(findings, -2, answers)).toEqual(findings)
  })
})

test('an answer holds for its check and its value alone', () => {
  const [finding] = findingsOf(['pricing.cases.closure-rate', '2020-05', 104])
  if (!finding) throw new Error('no finding')
  expect(isAnswered(finding, 104, [{ code: 'over-full', value: 104, text: '含上年结转' }])).toBe(true)
  expect(isAnswered(finding, 105, [{ code: 'over-full', value: 104 }])).toBe(false)
  expect(isAnswered(finding, 104, [{ code: 'fell', value: 104 }])).toBe(false)
})
