import { describe, expect, test } from 'vitest'
import { growthOnWords, growthWords, rateChangeWords, rateTurn, type Tongue } from '#shared/wording/index.ts'

const zh: Tongue = { locale: 'zh-CN' }
const en: Tongue = { locale: 'en' }

describe('A growth rate is told in words without a sign, rounded once before the word is chosen', () => {
  test.each<[number, number, string, string]>([
    [8.4, 1, '增长8.4%', 'up 8.4%'],
    [-6.3, 1, '下降6.3%', 'down 6.3%'],
    [0, 1, '持平', 'unchanged'],
    [0.04, 1, '持平', 'unchanged'],
    [-0.04, 1, '持平', 'unchanged'],
    [-0.05, 1, '下降0.1%', 'down 0.1%'],
    [0.05, 1, '增长0.1%', 'up 0.1%'],
    [0.04, 2, '增长0.04%', 'up 0.04%'],
    [1234.56, 1, '增长1,234.6%', 'up 1,234.6%'],
    [2, 0, '增长2%', 'up 2%'],
  ])('%d to %d decimals is %s, %s', (rate, decimals, inChinese, inEnglish) => {
    expect(growthWords(rate, { ...zh, decimals })).toBe(inChinese)
    expect(growthWords(rate, { ...en, decimals })).toBe(inEnglish)
  })

  test.each<[number, 'last-year' | 'previous', string, string]>([
    [8.4, 'last-year', '同比增长8.4%', 'up 8.4% year on year'],
    [-6.3, 'last-year', '同比下降6.3%', 'down 6.3% year on year'],
    [0.0, 'last-year', '与上年同期持平', 'level with the same period last year'],
    [0.3, 'previous', '环比增长0.3%', 'up 0.3% on the previous period'],
    [0.01, 'previous', '与上期持平', 'level with the previous period'],
  ])('%d against %s is %s', (rate, against, inChinese, inEnglish) => {
    expect(growthOnWords(rate, against, zh)).toBe(inChinese)
    expect(growthOnWords(rate, against, en)).toBe(inEnglish)
  })

  test('the bureau’s own rounding chooses the word', () => {
    expect(growthWords(0.05, { ...zh, rounding: 'half-even' })).toBe('持平')
    expect(growthWords(0.15, { ...zh, rounding: 'half-even' })).toBe('增长0.2%')
  })
})

describe('A growth rate beside an earlier one', () => {
  test.each<[number, number, string, string]>([
    [8.4, 6.3, '增速加快2.1个百分点', 'growth faster by 2.1 percentage points'],
    [6.3, 8.4, '增速回落2.1个百分点', 'growth slower by 2.1 percentage points'],
    [-3.1, -6.3, '降幅收窄3.2个百分点', 'decline narrowed by 3.2 percentage points'],
    [-6.3, -3.1, '降幅扩大3.2个百分点', 'decline widened by 3.2 percentage points'],
    [0.3, -2.1, '由降转增', 'turned from decline to growth'],
    [-2.1, 0.3, '由增转降', 'turned from growth to decline'],
    [0.04, -2.1, '由降转平', 'turned from decline to unchanged'],
    [0, 2.1, '由增转平', 'turned from growth to unchanged'],
    [1.2, 0.04, '由平转增', 'turned from unchanged to growth'],
    [-1.2, -0.04, '由平转降', 'turned from unchanged to decline'],
    [8.4, 8.4, '增速与上期持平', 'rate of growth the same as before'],
    [0.04, -0.04, '增速与上期持平', 'rate of growth the same as before'],
    [-2.1, -2.1, '降幅与上期持平', 'rate of decline the same as before'],
    [2, 1, '增速加快1.0个百分点', 'growth faster by 1.0 percentage point'],
  ])('%d after %d is %s', (now, before, inChinese, inEnglish) => {
    expect(rateChangeWords(now, before, 'previous', zh)).toBe(inChinese)
    expect(rateChangeWords(now, before, 'previous', en)).toBe(inEnglish)
  })

  test('equal rates of two years are 增速与上年同期持平, which is not 与上年同期持平', () => {
    expect(rateChangeWords(5.2, 5.2, 'last-year', zh)).toBe('增速与上年同期持平')
    expect(growthOnWords(5.2, 'last-year', zh)).toBe('同比增长5.2%')
  })

  test('says a difference of two rates in percentage points and never in percent, whatever the rates are', () => {
    for (let i = -40; i <= 40; i++)
      for (let j = -40; j <= 40; j++) {
        const [now, before] = [i / 8, j / 8]
        for (const tongue of [zh, en]) {
          const said = rateChangeWords(now, before, 'previous', tongue)
          expect(said).not.toMatch(/%|−|-/)
          expect(said).not.toMatch(/[^0-9.]0\.0/)
        }
        const isBackwards = ['slower', 'decline-widened', 'to-decline', 'growth-to-flat'].includes(
          rateTurn(now, before, zh),
        )
        if (isBackwards) expect(now).toBeLessThan(before)
      }
  })

  test.each<[number, number, string, string]>([
    [8.4, 6.3, '加快2.1个百分点', 'faster by 2.1 pp'],
    [6.3, 8.4, '回落2.1个百分点', 'slower by 2.1 pp'],
    [-3.1, -6.3, '降幅收窄3.2个百分点', 'decline narrowed by 3.2 pp'],
    [0.3, -2.1, '由降转增', 'turned to growth'],
    [8.4, 8.4, '增速持平', 'growth unchanged'],
    [-8.4, -8.4, '降幅持平', 'decline unchanged'],
  ])('%d after %d is briefly %s on a tile', (now, before, inChinese, inEnglish) => {
    expect(rateChangeWords(now, before, 'previous', { ...zh, brief: true })).toBe(inChinese)
    expect(rateChangeWords(now, before, 'previous', { ...en, brief: true })).toBe(inEnglish)
  })

  test.each<[number, number, string, string]>([
    [0.6, 0.5, '涨幅扩大0.1个百分点', 'rise faster by 0.1 percentage points'],
    [0.5, 0.6, '涨幅回落0.1个百分点', 'rise slower by 0.1 percentage points'],
    [-2.1, -2.5, '降幅收窄0.4个百分点', 'decline narrowed by 0.4 percentage points'],
    [0.1, -0.2, '由降转涨', 'turned from decline to rise'],
    [-0.2, 0.1, '由涨转降', 'turned from rise to decline'],
    [0.6, 0.6, '涨幅与上期持平', 'rate of rise the same as before'],
  ])('of prices: %d after %d is %s', (now, before, inChinese, inEnglish) => {
    expect(rateChangeWords(now, before, 'previous', { ...zh, about: 'prices' })).toBe(inChinese)
    expect(rateChangeWords(now, before, 'previous', { ...en, about: 'prices' })).toBe(inEnglish)
    expect(growthOnWords(0.6, 'last-year', { ...zh, about: 'prices' })).toBe('同比上涨0.6%')
  })
})
