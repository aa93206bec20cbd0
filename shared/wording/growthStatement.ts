import type { GrowthStatement, LevelRatio } from '#shared/growth.ts'
import type { TwoYearAverage } from '#shared/twoYearAverage.ts'
import { pricesWords } from '#shared/wording/difference.ts'
import { growthOnWords, growthWords } from '#shared/wording/growth.ts'
import { formatNumber } from '#shared/wording/numeral.ts'
import { either, type Tongue } from '#shared/wording/tongue.ts'

/** Why amounts do not make the growth, by what the growth is reckoned on (S4, S5). */
const WHY: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  comparable: [
    '总量按现价计算，增速按可比价计算',
    'amounts are at current prices, the growth at comparable prices',
  ],
  real: [
    '总量按现价计算，增速扣除了价格因素',
    'amounts are at current prices, the growth is net of price changes',
  ],
  'comparable-scope': [
    '增速按可比口径计算，纳入统计的单位每年有进有出',
    'the growth is reckoned on a matched set of units, and units enter and leave every year',
  ],
}
const REVISED = [
  '上年同期数可能已修订，统计范围也可能变化',
  'last year’s amount may have been revised since, and the coverage may have changed',
] as const

/** What may be said of an amount's growth, as sentences: `按公布数相除为−6.0%，不是同比`. */
export function growthStatementWords(statement: GrowthStatement, tongue: Tongue): readonly string[] {
  const { ratio } = statement
  switch (statement.kind) {
    case 'published': {
      const prices = pricesWords(statement.prices, tongue)
      const rate = growthOnWords(statement.rate, 'last-year', tongue)
      const published = either(tongue, `公布${rate}`, `Published: ${rate}`)
      const basis = prices ? either(tongue, `（${prices}）`, ` (${prices})`) : ''
      return [
        published + basis,
        ...(ratio && !statement.agrees ? [notGrowth(ratio, statement.prices, tongue)] : []),
      ]
    }
    case 'awaited':
      return [
        either(tongue, '公布的同比尚未发布', 'The published growth is not out yet'),
        notGrowth(statement.ratio, statement.prices, tongue),
      ]
    case 'unpublished':
      return [
        either(tongue, '同比以公布数为准', 'The growth on last year is for the publisher to say'),
        notGrowth(statement.ratio, null, tongue),
      ]
    case 'computed': {
      const rate = growthOnWords(statement.ratio.percent, 'last-year', tongue)
      return [either(tongue, `${rate}（按公布数计算）`, `${rate} (reckoned from published amounts)`)]
    }
  }
}

function notGrowth({ percent }: LevelRatio, prices: string | null, tongue: Tongue): string {
  const { decimals = 1, rounding } = tongue
  const ratio = `${formatNumber(percent, { decimals, signed: true, rounding })}%`
  const [zh, en] = (prices !== null && WHY[prices]) || REVISED
  return either(
    tongue,
    `按公布数相除为${ratio}，不是同比：${zh}`,
    `Dividing the published amounts makes ${ratio}, which is not the growth on last year: ${en}`,
  )
}

/** `两年平均增长8.1%`, marked unless it comes from unrounded input (S6). */
export function twoYearWords({ rate, inputs }: TwoYearAverage, tongue: Tongue): string {
  const { decimals = 1 } = tongue
  const growth = growthWords(rate, tongue)
  const off = formatNumber(10 ** -decimals, { decimals })
  const mark = {
    unrounded: '',
    rounded: either(tongue, '（据公布数推算）', ' (reckoned from published rates)'),
    open: either(
      tongue,
      `（据公布数推算，可能相差${off}个百分点）`,
      ` (reckoned from published rates, may be ${off} percentage points off)`,
    ),
  }[inputs]
  return either(tongue, `两年平均${growth}${mark}`, `Two-year average: ${growth}${mark}`)
}
