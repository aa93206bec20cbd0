import { useFormat } from '#client/format/useFormat.ts'
import type { ReviewRow } from '#client/admin/review/reviewRows.ts'
import { useLive } from '#client/stores/live.ts'
import { checkStatement } from '#shared/checks/checkWords.ts'
import type { DraftHead } from '#shared/contract/drafts.ts'
import { periodParts } from '#shared/period.ts'
import { subjectOf } from '#shared/series.ts'
import { projectIdOf } from '#shared/subject.ts'

export interface Remark {
  readonly tone: 'plain' | 'quiet' | 'asked' | 'bad'
  readonly text: string
}

/** A row of the review in the reader's words. */
export function useRowText() {
  const live = useLive()
  const { t, locale, name, subjectName, period, figure, missing, tongue } = useFormat()

  function heading({ cell, indicator }: ReviewRow): string {
    const subject = subjectOf(cell.series)
    const what = indicator ? name(indicator) : cell.series
    if (subject === live.catalogue.site.home) return what
    const project = projectIdOf(subject)
    const record = project === undefined ? undefined : live.newest.records['project']?.[project]
    const called = record?.fields['name']
    return `${typeof called === 'string' ? called : subjectName(subject)} ${what}`
  }

  function periodOf({ cell, indicator }: ReviewRow): string {
    const isThisYear = periodParts(cell.period).year === periodParts(live.presentDay).year
    return indicator ? period(indicator, cell.period, !isThisYear) : cell.period
  }

  const worded = (
    { indicator }: ReviewRow,
    { value, missing: reason }: Pick<NonNullable<ReviewRow['before']>, 'value' | 'missing'>,
  ): string => (value === null ? missing(reason) : indicator ? figure(value, indicator) : String(value))

  const former = (row: ReviewRow): string => (row.before ? worded(row, row.before) : '—')

  /** As it would be published; where that is not known, as it was typed. */
  function proposed(row: ReviewRow): string {
    const { change, cell } = row
    if (change) return worded(row, change)
    return cell.unit ? `${cell.text} ${unitName(cell.unit)}` : cell.text
  }
  const unitName = (code: string): string => {
    const unit = live.catalogue.units.find((one) => one.code === code)
    return unit ? name(unit) : code
  }

  function remarksOf(
    { cell, change, faults, answered, indicator }: ReviewRow,
    head: DraftHead,
  ): readonly Remark[] {
    const revises = change?.revision !== undefined
    const reason = cell.reason || (revises ? head.reason : '')
    return [
      ...faults.map(({ zh, en }): Remark => ({ tone: 'bad', text: locale.value === 'en' ? en : zh })),
      ...answered.map(({ finding, text }): Remark => ({
        tone: 'asked',
        text: t(text ? 'review.confirmed-with' : 'review.confirmed', {
          check: indicator ? checkStatement(finding, indicator, live.catalogue, tongue()) : '',
          text: text ?? '',
        }),
      })),
      ...(reason ? [{ tone: 'plain' as const, text: reason }] : []),
      ...(cell.note ? [{ tone: 'plain' as const, text: t('review.note', { note: cell.note }) }] : []),
      ...(change?.status === 'preliminary'
        ? [{ tone: 'quiet' as const, text: t('status.preliminary') }]
        : []),
    ]
  }

  return { t, heading, periodOf, former, proposed, remarksOf, worded }
}
