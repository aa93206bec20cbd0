import type { DomainAnalysis } from '#shared/report/analysis/analysisRules.ts'
import { plain } from '#shared/report/analysis/clause.ts'
import { spanOf } from '#shared/report/analysis/seen.ts'
import type { Runs } from '#shared/report/document.ts'
import type { Printing } from '#shared/report/printing.ts'
import { newestReleased, overduePeriod } from '#shared/releaseCalendar.ts'
import { periodLabel } from '#shared/period.ts'

/**
 * Which figures should have been public by the report's cutoff, by the release calendar, and are not:
 * `截至6月30日应发布而未发布：社会消费品零售总额增速（1—5月，应于6月22日发布）。` Nothing where all have come, and nothing of a
 * figure that nobody has ever published.
 */
export function overdue(printing: Printing, { awaited }: DomainAnalysis): Runs {
  const { terms, figures } = printing
  const late = awaited.flatMap((code): readonly string[] => {
    const indicator = figures.catalogue.indicator(code)
    if (!indicator) return []
    const known = printing.past(code).map(({ period, missing }) => ({ period, ...(missing && { missing }) }))
    const last = newestReleased(known)
    const rule = figures.catalogue.rule(indicator.rule)
    const found = last && overduePeriod(rule, last, terms.cutoff, figures.catalogue.workingDays)
    if (!found) return []
    printing.miss(code, 'unpublished', 'left-out')
    const due = periodLabel(found.due, { year: false })
    return [`${indicator.zh}（${spanOf(printing, indicator, found.period)}，应于${due}发布）`]
  })
  if (late.length === 0) return []
  const day = periodLabel(terms.cutoff, { year: false })
  return [plain(`截至${day}应发布而未发布：${late.join('、')}。`)]
}
