import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { periodLabel, type Period } from '#shared/period.ts'
import { indicatorOf, subjectOf, type SeriesKey } from '#shared/series.ts'

interface Titled {
  readonly series: SeriesKey
  readonly period: Period
}

/**
 * What a release of several figures is called, after the first of them: 2020年1—5月固定资产投资增速等 12 项指标; or
 * after what they are together, where that has a name.
 */
export function releaseTitle(catalogue: Catalogue, figures: readonly Titled[], name?: string): string {
  const [first] = figures
  const indicator = first && catalogue.indicator(indicatorOf(first.series))
  if (!indicator) throw new Error('a release of nothing that the catalogue knows')
  const period = periodLabel(first.period, {
    basis: indicator.basis,
    janFebCombined: !catalogue.rule(indicator.rule).january,
  })
  const subject = catalogue.subject(subjectOf(first.series))
  const area = subject && subject.code !== catalogue.site.home ? subject.zhShort : ''
  const indicators = new Set(figures.map(({ series }) => indicatorOf(series))).size
  if (name !== undefined) return `${area}${period}${name} ${indicators} 项指标`
  return `${area}${period}${indicator.zh}${indicators > 1 ? `等 ${indicators} 项指标` : ''}`
}
