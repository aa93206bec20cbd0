import type { Release } from '#shared/release.ts'
import { indicatorOf, type SeriesKey } from '#shared/series.ts'

/** What a release changed of one topic. */
export interface DomainChange {
  readonly seq: number
  readonly at: string
  readonly title: string
  readonly owner: string
  readonly demo: boolean
  readonly figures: readonly SeriesKey[]
  readonly records: readonly { readonly entity: string; readonly id: string }[]
}

/** The releases that changed something of a topic, and what; its figures and ledgers say what belongs to it. */
export function domainChanges(
  releases: readonly Release[],
  ofDomain: { readonly indicators: ReadonlySet<string>; readonly ledgers: ReadonlySet<string> },
): readonly DomainChange[] {
  return releases.flatMap(({ seq, at, title, owner, demo, changes }) => {
    const figures = changes.flatMap((change) =>
      change.kind === 'observation' && ofDomain.indicators.has(indicatorOf(change.series))
        ? [change.series]
        : [],
    )
    const records = changes.flatMap((change) =>
      change.kind === 'record' && ofDomain.ledgers.has(change.entity)
        ? [{ entity: change.entity, id: change.id }]
        : [],
    )
    if (figures.length + records.length === 0) return []
    return [{ ...{ seq, at, title, owner, figures, records }, demo: demo === true }]
  })
}
