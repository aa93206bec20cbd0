import {
  endMonth,
  addPeriods,
  addDays,
  periodEnd,
  periodLabel,
  periodOf,
  periodParts,
  type Day,
} from '#shared/period.ts'
import { dayWords } from '#shared/report/filters/spans.ts'
import type { ReportFigures, ReportTerms } from '#shared/report/reportFigures.ts'

/** What a word of the report comes to; undefined for those that wait for the rest, and for what is no word. */
export function reportWords(
  code: string,
  terms: ReportTerms,
  { catalogue }: Pick<ReportFigures, 'catalogue'>,
): string | undefined {
  const { period, cutoff, issued, number } = terms
  const half = periodOf('half', periodEnd(period))
  switch (code) {
    case 'report.unit':
      return catalogue.site.bureau.zh
    case 'report.year':
      return String(periodParts(period).year)
    case 'report.half':
      return halfName(periodParts(half).index)
    case 'report.next-half': {
      const next = periodParts(addPeriods(half, 1))
      return next.index === 2 ? halfName(2) : `${next.year}年${halfName(1)}`
    }
    case 'report.month':
      return `${endMonth(period)}月`
    case 'report.span':
      return spanToPeriod(terms)
    case 'report.week':
      return weekOf(periodEnd(period))
    case 'report.number':
      return number === null ? '' : `第${number}期`
    case 'report.issued':
      return dayWords(issued)
    case 'report.cutoff':
      return dayWords(cutoff)
    default:
      return undefined
  }
}

const halfName = (index: number): string => (index === 1 ? '上半年' : '下半年')

/** From January up to the report's period: `1—5月`, `上半年`, `全年`. */
function spanToPeriod({ period }: ReportTerms): string {
  const { kind, index } = periodParts(period)
  if (kind === 'half') return index === 1 ? halfName(1) : '全年'
  const month = kind === 'month' ? period : periodOf('month', periodEnd(period))
  const label = periodLabel(month, { basis: 'ytd', year: false })
  return label === '1—12月' ? '全年' : label
}

/** From Monday to Sunday: `6月8日至14日`, `6月29日至7月5日`. */
function weekOf(day: Day): string {
  const { year, index, day: of } = periodParts(day)
  const fromMonday = (new Date(Date.UTC(year, index - 1, of)).getUTCDay() + 6) % 7
  const [monday, sunday] = [addDays(day, -fromMonday), addDays(day, 6 - fromMonday)].map((one) =>
    periodParts(one),
  )
  if (!monday || !sunday) return ''
  const end = sunday.index === monday.index ? `${sunday.day}日` : `${sunday.index}月${sunday.day}日`
  return `${monday.index}月${monday.day}日至${end}`
}
