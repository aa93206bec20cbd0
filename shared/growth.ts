import { observationAt, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { lastYearPeriod, type Indicator } from '#shared/indicator.ts'
import { quantityOf, type Quantity } from '#shared/measure.ts'
import { publishedGrowthOf } from '#shared/movement.ts'
import type { Period } from '#shared/period.ts'
import { roundHalfUp, type Rounding } from '#shared/rounding.ts'
import { seriesKey } from '#shared/series.ts'
import { averageOfTwoYears, type TwoYearAverage } from '#shared/twoYearAverage.ts'
import { shiftDecimal } from '#shared/unit.ts'

/** What two published amounts make when divided, in percent; a ratio of amounts, and not by itself a 同比. */
export interface LevelRatio {
  readonly kind: 'level-ratio'
  readonly percent: number
  readonly level: number
  readonly base: number
}

/** What may be said of the change of an amount on the same period last year (S4, S5). */
export type GrowthStatement =
  /** The growth that was published, and what the amounts make where they were published too. */
  | {
      readonly kind: 'published'
      readonly rate: Quantity<'growth'>
      readonly prices: string | null
      readonly ratio: LevelRatio | undefined
      /** The amounts make the published rate, to its decimals. */
      readonly agrees: boolean
    }
  /** A growth is published for this figure, only not yet for this period: the ratio does not stand in for it. */
  | { readonly kind: 'awaited'; readonly prices: string | null; readonly ratio: LevelRatio }
  /** Copied from a higher authority, which alone says how much it grew, and here has not. */
  | { readonly kind: 'unpublished'; readonly ratio: LevelRatio }
  /** Counted by ourselves, so the ratio of the amounts is all there is. */
  | { readonly kind: 'computed'; readonly ratio: LevelRatio }

interface Given {
  readonly level: number | null | undefined
  /** The amount of the same period last year, as published. */
  readonly base: number | null | undefined
  readonly published: Quantity<'growth'> | undefined
  /** `published`: somebody publishes a growth, whether or not it is out; `official`: not of this figure, which is copied. */
  readonly growths: 'published' | 'official' | 'own'
  readonly prices: string | null
  /** Decimals of the published growth. */
  readonly decimals: number
}

/**
 * The statement about an amount's growth. Published growth is an input and is never recomputed: units enter and leave,
 * the base is revised, prices change (notes of the statistics bureau on industrial profits, 2018). Undefined where
 * there is nothing to say.
 */
export function growthStatement(given: Given): GrowthStatement | undefined {
  const { published, prices, growths, decimals } = given
  const ratio = levelRatio(given.level, given.base)
  if (published !== undefined) {
    const agrees =
      ratio !== undefined && roundHalfUp(ratio.percent, decimals) === roundHalfUp(published, decimals)
    return { kind: 'published', rate: published, prices, ratio, agrees }
  }
  if (!ratio) return undefined
  if (growths === 'published') return { kind: 'awaited', prices, ratio }
  return { kind: growths === 'official' ? 'unpublished' : 'computed', ratio }
}

/** Undefined where a value is missing or the base is not positive: a ratio to nought or to a loss says nothing. */
function levelRatio(level: Given['level'], base: Given['base']): LevelRatio | undefined {
  if (level === null || level === undefined || base === null || base === undefined || base <= 0)
    return undefined
  return { kind: 'level-ratio', percent: shiftDecimal(level / base - 1, 2), level, base }
}

/** An amount and the growth that is published of it; either may be the indicator itself. */
export interface GrowthPair {
  readonly level: Indicator
  readonly growth: Indicator | undefined
}

/** The pair that an indicator belongs to; undefined for what is neither an amount nor the growth of one. */
export function growthPair(catalogue: Catalogue, indicator: Indicator): GrowthPair | undefined {
  if (indicator.growthOf !== null) {
    const level = catalogue.indicator(indicator.growthOf)
    return level && { level, growth: indicator }
  }
  if (!GROWS.has(indicator.kind) || WITHOUT_GROWTH.has(catalogue.unit(indicator.unit).dimension))
    return undefined
  return { level: indicator, growth: publishedGrowthOf(catalogue, indicator) }
}

/** A rate changes by points, an index already says how it changed, a place moves. */
const WITHOUT_GROWTH: ReadonlySet<string> = new Set(['ratio', 'ratio-difference', 'index', 'rank'])
const GROWS: ReadonlySet<Indicator['kind']> = new Set(['level', 'cumulative-ytd', 'count-ytd'])

/** The statement about a pair on a board. */
export function growthStatementAt(
  board: Board,
  { level, growth }: GrowthPair,
  subject: string,
  period: Period,
): GrowthStatement | undefined {
  const valueOf = (code: string, at: Period): number | null | undefined =>
    observationAt(board, seriesKey(code, subject), at)?.value
  const rate = growth && valueOf(growth.code, period)
  return growthStatement({
    level: valueOf(level.code, period),
    base: valueOf(level.code, lastYearPeriod(period)),
    published: growth && typeof rate === 'number' ? quantityOf(rate, growth, 'growth') : undefined,
    growths: growth ? 'published' : level.feed === 'release' ? 'official' : 'own',
    prices: growth && growth.priceBasis !== 'none' ? growth.priceBasis : null,
    decimals: growth?.decimals ?? 1,
  })
}

/** 两年平均 of the published rates of a period and the one a year before; undefined where either is missing. */
export function publishedTwoYearAverage(
  board: Board,
  growth: Indicator,
  subject: string,
  period: Period,
  rounding?: Rounding,
): TwoYearAverage | undefined {
  const key = seriesKey(growth.code, subject)
  const now = observationAt(board, key, period)?.value
  const before = observationAt(board, key, lastYearPeriod(period))?.value
  if (typeof now !== 'number' || typeof before !== 'number') return undefined
  const decimals = growth.decimals
  return averageOfTwoYears(before, now, {
    roundedTo: decimals,
    shownTo: decimals,
    ...(rounding && { rounding }),
  })
}
