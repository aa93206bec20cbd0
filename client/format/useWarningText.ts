import { formatNumber } from '#client/format/number.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { periodLabel } from '#shared/period.ts'
import type { Warning } from '#shared/warning/openWarnings.ts'

const oneDecimal = (n: number): string => formatNumber(n, { decimals: 1 })

/** A finding of a rule as a sentence in the reader's language. */
export function useWarningText(): (warning: Warning) => string {
  const { t, name, periodNear, locale } = useFormat()
  const gap = (points: number): string =>
    t('movement.points', { n: oneDecimal(Math.abs(points)) }, Math.abs(points))
  return (warning) => {
    if (warning.rule === 'overdue') {
      const { indicator, period, due } = warning
      const dueDay = periodLabel(due, { locale: locale.value, year: false })
      return t('warning.overdue', {
        name: name(indicator),
        period: periodNear(indicator, period),
        due: dueDay,
      })
    }
    const { progress } = warning
    const figures = { completion: `${oneDecimal(progress.completion)}%`, gap: gap(progress.gap) }
    return warning.rule === 'behind-plan'
      ? t('warning.behind-plan', { name: name(warning.indicator), ...figures })
      : t('warning.project-behind', { name: warning.name, ...figures })
  }
}
