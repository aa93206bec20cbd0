import { describe, expect, test } from 'vitest'
import { checkWords } from '#shared/checks/checkWords.ts'
import { CHECKS, found, type CheckCode } from '#shared/checks/finding.ts'
import { asPeriod, type Locale } from '#shared/period.ts'
import { CATALOGUE, findingsOf } from '#test/shared/checks/ground.ts'

const growth = CATALOGUE.indicator('economy.retail-sales.growth')
const sales = CATALOGUE.indicator('economy.retail-sales.level')
if (!growth || !sales) throw new Error('no indicator')
const say = (finding: ReturnType<typeof found>, indicator = sales, locale: Locale = 'zh-CN'): string =>
  checkWords(finding, indicator, CATALOGUE, { locale })

describe('a finding in words', () => {
  test('asks as the picture of the desk does', () => {
    const range = found('out-of-history', { low: -12.6, high: 9.8 }, { proposal: 3.2 })
    expect(say(range, growth)).toBe('超出历史范围（−12.6～9.8），是否为 3.2？')
    expect(say(range, growth, 'en')).toBe('Outside its history (−12.6 to 9.8). Did you mean 3.2?')
    expect(say(found('stood'), growth)).toBe('与上期数值完全相同，是否无误？')
  })

  test('names the period, the unit trouble and what was expected', () => {
    expect(say(found('period-not-open', { period: asPeriod('2020-06') }))).toBe(
      '2020年1—6月尚未结束，不能填报',
    )
    expect(say(found('period-kind', { expected: 'quarter' }))).toBe('该指标按季度填报')
    expect(say(found('unit-jump', { jump: 4, usual: 176.22 }, { proposal: 165.1 }))).toBe(
      '为历史水平（约 176.22）的约 1 万倍，疑为单位不符，是否为 165.10？',
    )
  })

  test('asks nothing where nothing can be answered', () => {
    expect(say(found('not-whole'))).toBe('应为整数')
  })

  test('leaves no parameter and no gap in any language', () => {
    const params = {
      low: 1,
      high: 2,
      previous: 3,
      sum: 4,
      difference: 1,
      total: 5,
      usual: 6,
      jump: -8,
      peers: 16,
    }
    for (const code of Object.keys(CHECKS) as CheckCode[])
      for (const locale of ['zh-CN', 'en'] as const) {
        const said = say(
          found(code, { ...params, decimals: 1, expected: 'month', period: '2020-05' }),
          sales,
          locale,
        )
        expect(said, code).not.toMatch(/[{}]|undefined|NaN|（\s*）/)
      }
  })

  test('has no figure of the draft in what stops it beyond the figure itself', () => {
    const [finding] = findingsOf(['stats.four-above.new-total', '2020-05', 2.5])
    expect(finding?.params).toEqual({})
  })
})
