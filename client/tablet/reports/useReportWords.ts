import '#client/components/report/reportMessages.ts'
import { useFormat } from '#client/format/useFormat.ts'
import type { ReportSummary } from '#shared/contract/reports.ts'
import { isPeriod, periodLabel } from '#shared/period.ts'

/** What is said of an issued report beside its title, in the reader's language. */
export function useReportWords() {
  const { t, locale } = useFormat()
  const day = (text: string): string => (isPeriod(text) ? periodLabel(text, { locale: locale.value }) : text)
  const kind = ({ kind: of, number }: Pick<ReportSummary, 'kind' | 'number'>): string =>
    [t(`report.kinds.${of}`), ...(number === null ? [] : [t('report.number', { n: number })])].join(' · ')
  /** How far its figures reach, as of which release, and the day on the paper. */
  const stamps = ({ cutoff, seq, issued }: Pick<ReportSummary, 'cutoff' | 'seq' | 'issued'>) => ({
    upTo: t('report.upTo', { day: day(cutoff) }),
    ofSeq: t('report.ofSeq', { seq }),
    issuedOn: t('report.issuedOn', { day: day(issued) }),
  })
  return { t, locale, day, kind, stamps }
}
