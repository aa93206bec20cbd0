import type { Difference } from '#shared/comparability.ts'
import type { Measure } from '#shared/measure.ts'
import type { Basis, PeriodKind } from '#shared/period.ts'
import type { Scope } from '#shared/subject.ts'
import { either, type Tongue } from '#shared/wording/tongue.ts'

type Words = readonly [zh: string, en: string]

const MEASURE: Readonly<Record<Measure, Words>> = {
  cumulative: ['累计数', 'a cumulative amount'],
  count: ['累计个数', 'a cumulative count'],
  'single-period': ['当期数', 'an amount of one period'],
  stock: ['时点数', 'a level at one day'],
  average: ['平均数', 'an average'],
  index: ['指数', 'an index'],
  growth: ['增速', 'a growth rate'],
  rate: ['比率', 'a rate'],
  rank: ['位次', 'a rank'],
  target: ['目标', 'a target'],
}
const BASIS: Readonly<Record<Basis, Words>> = {
  ytd: ['年初累计', 'year to date'],
  single: ['当期', 'single period'],
  'as-of': ['时点', 'end of period'],
  plan: ['计划', 'plan'],
}
const PERIOD: Readonly<Record<PeriodKind, Words>> = {
  day: ['日', 'daily'],
  month: ['月', 'monthly'],
  quarter: ['季', 'quarterly'],
  half: ['半年', 'half-yearly'],
  year: ['年', 'annual'],
}
const PRICES: Readonly<Record<string, Words>> = {
  current: ['现价', 'current prices'],
  comparable: ['可比价', 'comparable prices'],
  'comparable-scope': ['可比口径', 'a matched set of units'],
  real: ['扣除价格因素', 'net of price changes'],
}
const ADJUSTMENT: Readonly<Record<string, Words>> = {
  'spring-festival': ['剔除春节因素', 'adjusted for the spring festival'],
}
const SCOPE: Readonly<Record<Scope, Words>> = {
  management: ['区本级（管理口径）', 'the area the district runs'],
  civil: ['辖区（民政口径，含功能区）', 'the whole area within the boundary, zones included'],
  zone: ['功能区', 'a functional zone'],
}

/** Whose area a figure covers: `区本级（管理口径）`. */
export const scopeWords = (scope: Scope, tongue: Tongue): string => either(tongue, ...SCOPE[scope])

/** At which prices, or on which set of units, a figure is reckoned: `可比口径`; undefined where prices do not enter. */
export function pricesWords(prices: string | null, tongue: Tongue): string | undefined {
  const words = prices === null ? undefined : PRICES[prices]
  return words && either(tongue, ...words)
}

/** By what a series was made free of a disturbance, as its own label: `剔除春节因素`. */
export function adjustmentWords(adjustment: string | null, tongue: Tongue): string {
  const words = adjustment === null ? undefined : ADJUSTMENT[adjustment]
  return words ? either(tongue, ...words) : either(tongue, '未调整', 'unadjusted')
}

/** Why two series are not alike, as a clause that begins with what differs: `口径不同：一为区本级…，一为功能区`. */
export function differenceWords(difference: Difference, tongue: Tongue): string {
  const { head, both } = said(difference, tongue)
  return either(
    tongue,
    `${head}：一为${both[0]}，一为${both[1]}`,
    `${head}: one is ${both[0]}, the other ${both[1]}`,
  )
}

function said(difference: Difference, tongue: Tongue): { head: string; both: readonly [string, string] } {
  const of = (table: Readonly<Record<string, Words>>, [a, b]: readonly [string, string]) =>
    [either(tongue, ...(table[a] ?? [a, a])), either(tongue, ...(table[b] ?? [b, b]))] as const
  const head = (zh: string, en: string): string => either(tongue, zh, en)
  switch (difference.in) {
    case 'measure':
      return { head: head('数的性质不同', 'Different kinds of number'), both: of(MEASURE, difference.of) }
    case 'basis':
      return { head: head('时间口径不同', 'Different stretches of time'), both: of(BASIS, difference.of) }
    case 'period':
      return { head: head('期长不同', 'Periods of different length'), both: of(PERIOD, difference.of) }
    case 'unit': {
      const [a, b] = difference.of
      return { head: head('计量单位不同', 'Different units'), both: [head(a.zh, a.en), head(b.zh, b.en)] }
    }
    case 'prices': {
      const none = head('不涉及价格', 'without prices')
      const [a, b] = difference.of
      return {
        head: head('价格口径不同', 'Different price bases'),
        both: [pricesWords(a, tongue) ?? none, pricesWords(b, tongue) ?? none],
      }
    }
    case 'adjustment': {
      const [a, b] = difference.of
      return {
        head: head('调整口径不同', 'Different adjustments'),
        both: [adjustmentWords(a, tongue), adjustmentWords(b, tongue)],
      }
    }
    case 'scope':
      return { head: head('口径不同', 'Different scopes'), both: of(SCOPE, difference.of) }
  }
}
