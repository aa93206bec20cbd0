import type { EntryRow } from '#client/admin/entryRows.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { periodLabel } from '#shared/period.ts'
import { subjectOf } from '#shared/series.ts'

/**
 * What a release is called on shared screens, in official wording: 2020年1—5月固定资产投资增速等 3 项指标. Chinese in
 * either language of the page, since the title is part of what is published.
 */
export function releaseTitle(rows: readonly EntryRow[], catalogue: Catalogue, isRevision: boolean): string {
  const [first] = rows
  if (!first) return ''
  const { indicator, period, series } = first
  const janFebCombined = !catalogue.rule(indicator.rule).january
  const when = periodLabel(period, { basis: indicator.basis, janFebCombined })
  const subject = subjectOf(series)
  const whose = subject === catalogue.site.home ? '' : (catalogue.subject(subject)?.zhShort ?? '')
  const others = rows.length > 1 ? `等 ${rows.length} 项指标` : ''
  return `${isRevision ? '修订' : ''}${when}${whose}${indicator.zh}${others}`
}
