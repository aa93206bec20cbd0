import { useFormat } from '#client/format/useFormat.ts'
import type { ReportSummary } from '#shared/contract/reports.ts'
import { asPeriod, isPeriod, periodLabel } from '#shared/period.ts'

/** What is said of reports in lists and heads, in the reader's language. */
export function useReportText() {
  const { t, locale } = useFormat()
  const period = (text: string): string =>
    isPeriod(text) ? periodLabel(asPeriod(text), { locale: locale.value }) : text
  const kind = (of: ReportSummary['kind']): string => t(`reportDesk.kinds.${of}`)
  const moment = (at: string): string =>
    new Date(at).toLocaleString(locale.value, {
      timeZone: 'Asia/Shanghai',
      ...{ month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false },
    })
  /** The kind with its number, where it has one. */
  const issue = ({ kind: of, number }: Pick<ReportSummary, 'kind' | 'number'>): string =>
    number === null ? kind(of) : t('reportDesk.issue', { kind: kind(of), n: number })
  return { t, locale, period, kind, moment, issue }
}
