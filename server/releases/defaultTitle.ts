import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { ReleaseRequest } from '#shared/contract/releaseRequest.ts'
import { periodLabel } from '#shared/period.ts'
import { indicatorOf, subjectOf } from '#shared/series.ts'

/** What a release is called whose author gave no title: its first figure in official notation. */
export function defaultTitle({ observations, records }: ReleaseRequest, catalogue: Catalogue): string {
  const [first] = observations
  if (!first) return `台账更新（${records.length} 条）`
  const indicator = catalogue.indicator(indicatorOf(first.series))
  if (!indicator) throw new Error(`${first.series} was not checked`)
  const janFebCombined = !catalogue.rule(indicator.rule).january
  const period = periodLabel(first.period, { basis: indicator.basis, janFebCombined })
  const subject = catalogue.subject(subjectOf(first.series))?.zhShort ?? ''
  const others = observations.length > 1 ? `等 ${observations.length} 项` : ''
  return `${period}${subject}${indicator.zh}${others}`
}
