import type { Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'
import { comparePeriods, type Period } from '#shared/period.ts'
import { indicatorOf, type SeriesKey } from '#shared/series.ts'

const RELATIONS = ['growthOf', 'rankOf', 'targetOf', 'partOf'] as const
export type Relation = (typeof RELATIONS)[number] | 'formula' | 'share'

export interface Dependent {
  readonly indicator: Indicator
  readonly relation: Relation
}

/** The indicators in use that belong to this one or are worked out from it. */
export function dependentsOf(catalogue: Catalogue, of: Indicator): readonly Dependent[] {
  return catalogue.indicators.flatMap((indicator): readonly Dependent[] => {
    const relation = RELATIONS.find((one) => indicator[one] === of.code) ?? formulaRelation(indicator, of)
    return relation ? [{ indicator, relation }] : []
  })
}

function formulaRelation({ derivedFrom }: Indicator, of: Indicator): Relation | undefined {
  if (derivedFrom?.includes(`{${of.code}}`)) return 'formula'
  if (derivedFrom?.startsWith('share-improving') && of.headline && of.kind === 'growth-yoy') return 'share'
  return undefined
}

export interface PublishedFigures {
  readonly subjects: number
  readonly latest: Period | undefined
}

/** For how many subjects anything has been published of an indicator, and up to when. */
export function publishedFigures({ series }: Board, code: string): PublishedFigures {
  const own = Object.entries(series).filter(([key]) => indicatorOf(key as SeriesKey) === code)
  const periods = own.flatMap(([, observations]) => observations.at(-1)?.period ?? [])
  return { subjects: own.length, latest: periods.sort(comparePeriods).at(-1) }
}
