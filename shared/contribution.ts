import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { comparability, seriesTraits, type Difference } from '#shared/comparability.ts'
import { lastYearPeriod, type Indicator } from '#shared/indicator.ts'
import { decimalDifference, publishedGrowthOf } from '#shared/movement.ts'
import type { Period } from '#shared/period.ts'
import { round, type Rounding } from '#shared/rounding.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'
import { areComparable, convert, shiftDecimal } from '#shared/unit.ts'

/**
 * How a contribution became known. `published` as such, in percentage points; `counted` from amounts that are counted
 * here, so that their change is the growth; `reckoned` as the share in the same period last year times the published
 * growth, since the growth of an amount is never worked out from two published amounts (NBS, 2018-06-27).
 */
export type ContributionBy = 'published' | 'counted' | 'reckoned'

export interface ContributionPart {
  readonly indicator: Indicator
  /** The figure that is told of when the part is pressed: its growth, its count, or the published contribution. */
  readonly key: SeriesKey
  readonly by: ContributionBy
  /** Percentage points of the whole's growth. */
  readonly points: number
  /** Growth of the part itself, in percent. */
  readonly growth: number | undefined
  /** Percent of the whole in the same period last year. */
  readonly share: number | undefined
  readonly demo: boolean
}

/** Why a part has no contribution. */
export type WithoutContribution =
  | { readonly because: 'no-growth' | 'no-share' | 'other-unit' | 'not-a-part' }
  | { readonly because: 'unlike'; readonly difference: Difference }

export interface ContributionView {
  readonly whole: Indicator
  readonly key: SeriesKey
  readonly period: Period
  /** Growth of the whole: published, or of our own count. */
  readonly growth: number
  readonly demo: boolean
  /** Largest first. */
  readonly parts: readonly ContributionPart[]
  readonly missing: readonly { readonly indicator: Indicator; readonly why: WithoutContribution }[]
  /** What the parts leave of the growth: of parts that are not shown, or of rounding where they make up the whole. */
  readonly rest: { readonly points: number; readonly kind: 'others' | 'rounding' } | undefined
}

/** What of a whole is told, or why nothing is. */
export type ContributionResult =
  | { readonly kind: 'shown'; readonly view: ContributionView }
  | { readonly kind: 'none'; readonly because: 'no-figure' | 'no-growth' | 'no-parts' | 'does-not-add-up' }

const none = (because: Extract<ContributionResult, { kind: 'none' }>['because']): ContributionResult => ({
  kind: 'none',
  because,
})

/** Beyond this many points the parts of a whole do not make its growth, and rounding is not why. */
const TOLERANCE = 0.25
/** Parts that hold this much of the base are all there are. */
const WHOLE_SHARE = 99.5

/** The amounts and the growth that an indicator stands for, whichever of the two is named. */
export function pairOf(catalogue: Catalogue, named: Indicator): { level?: Indicator; growth?: Indicator } {
  const level = named.growthOf === null ? named : catalogue.indicator(named.growthOf)
  const growth = named.growthOf === null ? publishedGrowthOf(catalogue, named) : named
  return { ...(level && { level }), ...(growth && { growth }) }
}

/** Where the figures are read: a board, or the figures that a report may print. Of the district itself. */
export interface ContributionFigures {
  readonly catalogue: Catalogue
  readonly at: (code: string, period: Period) => Observed | undefined
  readonly newest: (code: string) => Period | undefined
}
interface Observed {
  readonly value: number | null
  readonly demo?: true | undefined
}

/** What each part added to the growth of a whole, in the newest period that the growth is known for. */
export function contributionOf(
  figures: ContributionFigures,
  whole: Indicator,
  parts: readonly Indicator[],
): ContributionResult {
  const { catalogue } = figures
  const { level, growth } = pairOf(catalogue, whole)
  const isCounted = !growth && level !== undefined && level.feed !== 'release'
  const told = growth ?? (isCounted ? level : undefined)
  if (!told) return none('no-growth')
  const key = seriesKey(told.code, catalogue.site.home)
  const period = figures.newest(told.code)
  if (!period) return none('no-figure')
  const ground: Ground = { ...figures, period, level, growth, isCounted }
  const rate = growthIn(ground)
  const observation = figures.at(told.code, period)
  if (rate === undefined || !observation) return none('no-growth')
  const found = parts.map((part) => ({ part, of: partIn(ground, part) }))
  const known = found.flatMap(({ of }) => ('points' in of ? [of] : []))
  const missing = found.flatMap(({ part, of }) => ('because' in of ? [{ indicator: part, why: of }] : []))
  if (known.length === 0) return none('no-parts')
  const rest = restOf(rate, known, catalogue.site.conventions.rounding)
  if (rest && rest.kind === 'rounding' && Math.abs(rest.points) > TOLERANCE) return none('does-not-add-up')
  const demo = observation.demo === true || known.some((part) => part.demo)
  const sorted = known.toSorted((a, b) => b.points - a.points)
  return {
    kind: 'shown',
    view: { whole: told, key, period, growth: rate, demo, parts: sorted, missing, rest },
  }
}

interface Ground extends ContributionFigures {
  readonly period: Period
  readonly level: Indicator | undefined
  readonly growth: Indicator | undefined
  readonly isCounted: boolean
}

const valueAt = (ground: Ground, indicator: Indicator | undefined, period: Period): number | undefined =>
  (indicator && ground.at(indicator.code, period)?.value) ?? undefined

/** Growth of the whole: as published; of our own count as the counts make it. */
function growthIn(ground: Ground): number | undefined {
  const { growth, level, period } = ground
  if (growth) return valueAt(ground, growth, period)
  const [now, base] = [valueAt(ground, level, period), valueAt(ground, level, lastYearPeriod(period))]
  return now === undefined || base === undefined || base <= 0 ? undefined : shiftDecimal(now / base - 1, 2)
}

function partIn(ground: Ground, part: Indicator): ContributionPart | WithoutContribution {
  if (part.unit === 'pct-point') return publishedPart(ground, part)
  return ground.isCounted ? countedPart(ground, part) : reckonedPart(ground, part)
}

function publishedPart(ground: Ground, part: Indicator): ContributionPart | WithoutContribution {
  const found = ground.at(part.code, ground.period)
  if (!found || found.value === null) return { because: 'no-growth' }
  const { value: points, demo } = found
  return {
    ...head(ground, part),
    by: 'published',
    points,
    growth: undefined,
    share: undefined,
    demo: demo === true,
  }
}

function countedPart(ground: Ground, part: Indicator): ContributionPart | WithoutContribution {
  const { level, period } = ground
  if (part.partOf !== level?.code) return { because: 'not-a-part' }
  const before = lastYearPeriod(period)
  const [now, was] = [inWhole(ground, part, period), inWhole(ground, part, before)]
  const base = valueAt(ground, level, before)
  if (now === undefined || was === undefined || base === undefined) return { because: 'no-share' }
  return {
    ...head(ground, part),
    by: 'counted',
    points: shiftDecimal(decimalDifference(now, was) / base, 2),
    growth: was > 0 ? shiftDecimal(now / was - 1, 2) : undefined,
    share: shiftDecimal(was / base, 2),
    demo: ground.at(part.code, period)?.demo === true,
  }
}

function reckonedPart(ground: Ground, part: Indicator): ContributionPart | WithoutContribution {
  const { catalogue, level, growth, period } = ground
  const { home } = catalogue.site
  const own = pairOf(catalogue, part)
  if (!own.growth || !growth) return { because: 'no-growth' }
  const [mine, its] = [growth, own.growth].map((one) => seriesTraits(catalogue, one, home))
  const [barrier] = mine && its ? comparability(mine, its, 'comparison').barriers : []
  if (barrier) return { because: 'unlike', difference: barrier }
  const observed = ground.at(own.growth.code, period)
  if (!observed || observed.value === null) return { because: 'no-growth' }
  if (!own.level || !level) return { because: 'no-share' }
  if (!areComparable(catalogue.unit(own.level.unit), catalogue.unit(level.unit)))
    return { because: 'other-unit' }
  const before = lastYearPeriod(period)
  const [was, base] = [inWhole(ground, own.level, before), valueAt(ground, level, before)]
  if (was === undefined || base === undefined || base <= 0) return { because: 'no-share' }
  const share = shiftDecimal(was / base, 2)
  return {
    ...head(ground, own.growth),
    by: 'reckoned',
    points: (share * observed.value) / 100,
    growth: observed.value,
    share,
    demo: observed.demo === true,
  }
}

const head = ({ catalogue }: Ground, indicator: Indicator): Pick<ContributionPart, 'indicator' | 'key'> => ({
  indicator,
  key: seriesKey(indicator.code, catalogue.site.home),
})

/** A part's amount in the unit of the whole. */
function inWhole(ground: Ground, part: Indicator, period: Period): number | undefined {
  const { catalogue, level } = ground
  const value = valueAt(ground, part, period)
  if (value === undefined || !level) return undefined
  const [from, to] = [catalogue.unit(part.unit), catalogue.unit(level.unit)]
  return areComparable(from, to) ? convert(value, from, to) : undefined
}

/** What is left of the growth as it is shown, to a tenth of a point. */
function restOf(
  growth: number,
  parts: readonly ContributionPart[],
  rounding: Rounding,
): ContributionView['rest'] {
  const shown = parts.reduce((sum, { points }) => decimalDifference(sum, -round(points, 1, rounding)), 0)
  const points = decimalDifference(round(growth, 1, rounding), shown)
  const share = parts.reduce((sum, part) => sum + (part.share ?? 0), 0)
  if (share > 100.5) return undefined // they overlap, and what is left means nothing
  const kind = share >= WHOLE_SHARE ? 'rounding' : 'others'
  return points === 0 ? undefined : { points, kind }
}
