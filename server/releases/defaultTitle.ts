import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { ReleaseRequest } from '#shared/contract/releaseRequest.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { periodLabel } from '#shared/period.ts'
import { indicatorOf, subjectOf } from '#shared/series.ts'

/**
 * What a release is called whose author gave no title: its first figure in official notation. Everybody reads it: records
 * that not everybody may know of are not counted.
 */
export function defaultTitle(
  { observations, records }: ReleaseRequest,
  catalogue: Catalogue,
  ledgers: ReadonlyMap<string, Ledger>,
): string {
  const [first] = observations
  if (first) return figuresTitle(first, observations.length, catalogue)
  const told = records.filter(({ entity }) => isOpen(ledgers.get(entity)))
  return told.length > 0 ? `台账更新（${told.length} 条）` : '台账更新'
}

const isOpen = (ledger: Ledger | undefined): boolean =>
  ledger !== undefined &&
  (ledger.exposure.kind === 'board' || (ledger.exposure.kind === 'told' && !ledger.exposure.from))

/** The first of so many figures in official notation. */
export function figuresTitle(
  first: Pick<ReleaseRequest['observations'][number], 'series' | 'period'>,
  count: number,
  catalogue: Catalogue,
): string {
  const indicator = catalogue.indicator(indicatorOf(first.series))
  if (!indicator) throw new Error(`${first.series} was not checked`)
  const janFebCombined = !catalogue.rule(indicator.rule).january
  const period = periodLabel(first.period, { basis: indicator.basis, janFebCombined })
  const subject = catalogue.subject(subjectOf(first.series))?.zhShort ?? ''
  const others = count > 1 ? `等 ${count} 项` : ''
  return `${period}${subject}${indicator.zh}${others}`
}
