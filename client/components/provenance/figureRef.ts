import { isPeriod, type Period } from '#shared/period.ts'
import { isSeriesKey, type SeriesKey } from '#shared/series.ts'

/** One figure: a series at a period. Without a period the newest one is meant, also where nothing is published yet. */
export interface FigureRef {
  readonly series: SeriesKey
  readonly period?: Period | undefined
}

/** What a page worked out from published figures by itself: a place among the peers, a distance, a share. */
export type Reckoning =
  { readonly by: 'place' } | { readonly by: 'difference' | 'share'; readonly against: FigureRef }

/** Whose story is asked for: a published figure, or what was worked out from it. */
export interface FigureTarget extends FigureRef {
  readonly reckoning?: Reckoning | undefined
}

/** The place of a figure among the district's peers. */
export const placeOf = (of: FigureRef): FigureTarget => ({ ...of, reckoning: { by: 'place' } })
/** How far a figure is from another. */
export const differenceOf = (of: FigureRef, against: FigureRef): FigureTarget => ({
  ...of,
  reckoning: { by: 'difference', against },
})
/** How much of another figure it is, in percent. */
export const shareOf = (of: FigureRef, against: FigureRef): FigureTarget => ({
  ...of,
  reckoning: { by: 'share', against },
})

const NEWEST = '-'
const refParts = ({ series, period }: FigureRef): readonly string[] => [series, period ?? NEWEST]

/** The target as one text for an address: `economy.gdp.growth@410104/2020-Q2/difference/…`. */
export const targetText = (target: FigureTarget): string => {
  const { reckoning } = target
  if (!reckoning) return refParts(target).join('/')
  const against = 'against' in reckoning ? refParts(reckoning.against) : []
  return [...refParts(target), reckoning.by, ...against].join('/')
}

/** The target that such a text names; undefined where it names none. */
export function targetOf(text: string): FigureTarget | undefined {
  const [series, period, by, ...rest] = text.split('/')
  const ref = refOf(series, period)
  if (!ref || by === undefined) return ref
  if (by === 'place') return { ...ref, reckoning: { by } }
  const against = refOf(rest[0], rest[1])
  return (by === 'difference' || by === 'share') && against
    ? { ...ref, reckoning: { by, against } }
    : undefined
}

function refOf(series: string | undefined, period: string | undefined): FigureRef | undefined {
  if (!isSeriesKey(series)) return undefined
  if (period === NEWEST || period === undefined) return { series }
  return isPeriod(period) ? { series, period } : undefined
}
