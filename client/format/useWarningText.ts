import { useFormat } from '#client/format/useFormat.ts'
import { periodLabel } from '#shared/period.ts'
import type { Progress } from '#shared/progress.ts'
import type { Warning } from '#shared/warning/openWarnings.ts'
import { overdueSentence, planSentence, projectSentence, ruleSentence } from '#shared/wording/index.ts'

/** A finding of a rule as a sentence in the reader's language. */
export function useWarningText(): (warning: Warning) => string {
  const { t, name, periodNear, locale, tongue } = useFormat()
  /** A schedule that is not simply the time gone is named. */
  const byCurve = ({ curve }: Progress): string =>
    curve.kind === 'even' ? '' : t('warning.byCurve', { curve: name(curve) })
  return (warning) => {
    switch (warning.rule) {
      case 'overdue': {
        const { indicator, period, due } = warning
        const day = periodLabel(due, { locale: locale.value, year: false })
        return overdueSentence(name(indicator), periodNear(indicator, period), day, tongue())
      }
      case 'behind-plan':
        return planSentence(name(warning.indicator), warning.progress, tongue()) + byCurve(warning.progress)
      case 'figure':
        return ruleSentence(name(warning.indicator), name(warning.judgement.rule), tongue())
      case 'project':
        return ruleSentence(warning.name, name(warning.judgement.rule), tongue())
      case 'project-behind':
        return projectSentence(warning.name, warning.progress, tongue()) + byCurve(warning.progress)
    }
  }
}
