import { printsAmount } from '#shared/report/filters/amountFilters.ts'
import type { Indicator } from '#shared/indicator.ts'
import { isSetAhead } from '#shared/indicator.ts'
import { measureOf } from '#shared/measure.ts'
import type { Unit } from '#shared/unit.ts'

export type FilterFit = 'fits' | 'wrong-unit' | 'wrong-kind'

/** What may stand behind the bar of a slot. */
export interface ReportFilter {
  readonly name: string
  /**
   * `print` makes text of a figure and stands last; `before` stands in front of one that prints an amount; `day` makes
   * text of a word of the report that is a day.
   */
  readonly role: 'print' | 'before' | 'day'
  /** What may follow the colon, one of which has to; null where nothing may. */
  readonly takes: readonly string[] | null
  readonly fits: (indicator: Indicator, unit: Unit) => FilterFit
  /** For the list that completes what is typed: what comes of it. */
  readonly zh: string
  readonly en: string
}

type Row = readonly [name: string, fits: ReportFilter['fits'], zh: string, en: string]

const ofUnit =
  (isRight: (unit: Unit) => boolean) =>
  (_: Indicator, unit: Unit): FilterFit =>
    isRight(unit) ? 'fits' : 'wrong-unit'
const percent =
  (isRight: (indicator: Indicator) => boolean) =>
  (indicator: Indicator, unit: Unit): FilterFit =>
    unit.code !== 'percent' ? 'wrong-unit' : isRight(indicator) ? 'fits' : 'wrong-kind'
const points =
  (isRight: (indicator: Indicator) => boolean) =>
  (indicator: Indicator, unit: Unit): FilterFit =>
    unit.code !== 'pct-point' ? 'wrong-unit' : isRight(indicator) ? 'fits' : 'wrong-kind'
const ofKind =
  (isRight: (indicator: Indicator) => boolean) =>
  (indicator: Indicator): FilterFit =>
    isRight(indicator) ? 'fits' : 'wrong-kind'

const isGrowth = (indicator: Indicator): boolean => measureOf(indicator) === 'growth'

/** `{a} - last-year({a})`: the growth rate whose change since last year a figure is. */
export const changedRate = ({ derivedFrom }: Indicator): string | undefined =>
  /^\{([^{}]+)\} - last-year\(\{\1\}\)$/.exec(derivedFrom ?? '')?.[1]

/** `… - schedule(…)`: how far something is from where it should be. */
const isScheduleGap = ({ derivedFrom }: Indicator): boolean =>
  / - schedule\([^()]+\)$/.test(derivedFrom ?? '')

const AMOUNTS: readonly Row[] = printsAmount.map(({ name, unit, zh, en }) => [
  name,
  ofUnit(({ dimension, base }) => dimension === unit.dimension && base === unit.base),
  zh,
  en,
])

const PRINTS: readonly Row[] = [
  ...AMOUNTS,
  [
    'own',
    ofUnit(
      ({ dimension }) => dimension !== 'rank' && dimension !== 'ratio' && dimension !== 'ratio-difference',
    ),
    '在库单位：35微克/立方米',
    'in its own unit',
  ],
  ['pct', percent((indicator) => !isGrowth(indicator)), '百分数：41.7%、100%', 'percent'],
  ['speed', percent(isGrowth), '表内增速：-3.1%，缺数印“—”', 'growth rate in a table'],
  ['growth', percent(isGrowth), '增速措辞：增长4.2%、下降3.1%、持平', 'growth rate in words'],
  [
    'yoy-diff',
    points((indicator) => changedRate(indicator) !== undefined),
    '与上年同期增速之差：比上年同期加快0.8个百分点',
    'change of a growth rate since last year',
  ],
  ['gap', points(isScheduleGap), '与序时进度之差：高于序时进度3.2个百分点', 'distance to the schedule'],
  ['over', percent(isSetAhead), '目标下限：40%以上', 'a target as the least to reach'],
  ['span', ofKind(() => true), '期间：1—5月、上半年', 'what stretch of time it is of'],
  [
    'asof',
    ofKind((indicator) => !isSetAhead(indicator)),
    '时点：截至6月12日、截至6月底',
    'up to which day it counts',
  ],
  ['deadline', ofKind(isSetAhead), '目标期限：9月底、年底', 'by when a target is to be reached'],
]

const print = ([name, fits, zh, en]: Row): ReportFilter => ({
  name,
  role: 'print',
  takes: null,
  fits,
  zh,
  en,
})

/** All filters, in the order in which they are offered. */
export const REPORT_FILTERS: readonly ReportFilter[] = [
  ...PRINTS.map(print),
  {
    name: 'rank',
    role: 'print',
    takes: ['全市', '全省', '全国'],
    fits: ofUnit(({ code }) => code === 'rank'),
    zh: '位次：位列全市第一',
    en: 'a place among others',
  },
  {
    name: 'approx',
    role: 'before',
    takes: ['余', '多', '近', '约'],
    fits: ofUnit((unit) =>
      printsAmount.some(({ unit: own }) => own.dimension === unit.dimension && own.base === unit.base),
    ),
    zh: '约数，后接单位：30余次、近900份',
    en: 'about so many; a unit follows',
  },
  {
    name: 'date',
    role: 'day',
    takes: null,
    fits: () => 'wrong-kind',
    zh: '年月日：2020年7月10日',
    en: 'a day',
  },
]

const byName = new Map(REPORT_FILTERS.map((filter) => [filter.name, filter]))
export const reportFilter = (name: string): ReportFilter | undefined => byName.get(name)
