import { isSetAhead, type Indicator, type ReleaseRule } from '#shared/indicator.ts'
import { endMonth, periodEnd, periodLabel, periodParts, type Day, type Period } from '#shared/period.ts'

interface Dated {
  readonly indicator: Indicator
  readonly rule: ReleaseRule
  readonly period: Period
  /** Of the report: it is not said again. */
  readonly year: number
}

/** 期间: `1—5月`, `上半年`, `全年`, `5月末`; with its year where that is not the report's. */
export function spanWords({ indicator, rule, period, year }: Dated): string {
  const own = periodParts(period)
  const isYear = own.kind === 'year' && (indicator.basis !== 'as-of' || isSetAhead(indicator))
  if (isYear) return own.year === year ? '全年' : `${own.year}年`
  const named = { basis: indicator.basis, janFebCombined: !rule.january }
  if (own.kind !== 'year' && own.year === year) {
    const label = periodLabel(period, { ...named, year: false })
    return label === `${own.year}年` ? '全年' : label
  }
  return periodLabel(period, named)
}

const yearWords = (of: number, year: number): string => (of === year ? '' : `${of}年`)

/** 时点: `截至6月12日` where the figure names its day, else `截至6月底`. */
export function asOfWords({ period, year }: Dated): string {
  const { kind, year: of, index, day } = periodParts(period)
  const end = kind === 'day' ? `${index}月${day}日` : `${endMonth(period)}月底`
  return `截至${yearWords(of, year)}${end}`
}

/** 目标期限: `9月底`, `年底`, `2021年底`. */
export function deadlineWords({ period, year }: Dated): string {
  const { kind, year: of, index, day } = periodParts(period)
  if (kind === 'day') return `${yearWords(of, year)}${index}月${day}日`
  const month = endMonth(period)
  const end = month === 12 ? '年底' : `${month}月底`
  return of === year ? end : `${of}年${month === 12 ? '底' : end}`
}

/** `2020年7月10日` */
export const dayWords = (day: Day): string => periodLabel(day)

/**
 * Whether a figure may stand where a stretch of time has been named without being taken for something else: cumulative
 * ones and levels by the day up to which they go, those of one period by that very period.
 */
export function isOfSpan({ indicator, period }: Pick<Dated, 'indicator' | 'period'>, span: Period): boolean {
  if (isSetAhead(indicator)) return true
  if (indicator.basis !== 'single') return periodEnd(period) === periodEnd(span)
  return period === span
}
