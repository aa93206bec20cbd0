import { observationsOf, type Board, type BoardObservation } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { stepPeriod, type Indicator, type ReleaseRule } from '#shared/indicator.ts'
import { measureOf } from '#shared/measure.ts'
import { comparePeriods, periodEnd, type Period } from '#shared/period.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'

/** How a row is coloured: around nought, as growth is, or within what it has been itself. */
export type HeatScale = 'around-zero' | 'own-range'

export interface HeatCell {
  readonly observation: BoardObservation
  readonly period: Period
  /**
   * Around nought: −1 worst to 1 best by the indicator's polarity. Within its own range: 0 lowest or worst to 1 highest
   * or best. Undefined where there is no value.
   */
  readonly strength: number | undefined
}

export interface HeatRow {
  readonly indicator: Indicator
  readonly key: SeriesKey
  readonly scale: HeatScale
  /** One for each column; undefined where the figure has no such period, or nobody has published it. */
  readonly cells: readonly (HeatCell | undefined)[]
  readonly demo: boolean
}

export interface Heat {
  /** Oldest first; of the finest kind among the figures. */
  readonly columns: readonly Period[]
  readonly rows: readonly HeatRow[]
  /** The rate from which growth has its full colour. */
  readonly full: number
}

/** This share of all rates lies within the scale: one odd month does not make all others pale. */
const WITHIN = 0.9

/**
 * Figures of the district by period. A quarter's figure stands in the column of the month that it ends with, since the
 * columns are those of the figure that is published most often.
 */
export function heatOf(
  board: Board,
  catalogue: Catalogue,
  codes: readonly string[],
  periods: number,
): Heat | undefined {
  const figures = codes.flatMap((code) => {
    const indicator = catalogue.indicator(code)
    if (!indicator || indicator.retired) return []
    const key = seriesKey(code, catalogue.site.home)
    return [{ indicator, key, observations: observationsOf(board, key) }]
  })
  const known = figures.filter(({ observations }) => observations.length > 0)
  const finest = known.toSorted(
    (a, b) => fineness(catalogue, b.indicator) - fineness(catalogue, a.indicator),
  )[0]
  if (!finest) return undefined
  const rule = catalogue.rule(finest.indicator.rule)
  const columns = columnsOf(rule, known, periods)
  const ends = columns.map(periodEnd)
  const full = fullRate(known, new Set(ends))
  return {
    columns,
    full,
    rows: known.map(({ indicator, key, observations }) => {
      const byEnd = new Map(observations.map((one) => [periodEnd(one.period), one]))
      const found = ends.map((end) => byEnd.get(end))
      const scale = scaleOf(indicator)
      const strength = scale === 'around-zero' ? aroundZero(indicator, full) : withinOwn(indicator, found)
      return {
        ...{ indicator, key, scale },
        cells: found.map(
          (observation) =>
            observation && {
              observation,
              period: observation.period,
              strength: observation.value === null ? undefined : strength(observation.value),
            },
        ),
        demo: found.some((one) => one?.demo),
      }
    }),
  }
}

const FINE = { year: 0, half: 1, quarter: 2, month: 3, day: 4 } as const
const fineness = (catalogue: Catalogue, { rule }: Indicator): number => FINE[catalogue.rule(rule).periodKind]

/** The last periods of a rule, up to the newest that any of its figures has. */
function columnsOf(
  rule: ReleaseRule,
  figures: readonly { readonly indicator: Indicator; readonly observations: readonly BoardObservation[] }[],
  periods: number,
): readonly Period[] {
  const newest = figures
    .filter(({ indicator }) => indicator.rule === rule.code)
    .flatMap(({ observations }) => observations.at(-1)?.period ?? [])
    .toSorted(comparePeriods)
    .at(-1)
  const columns = newest ? [newest] : []
  while (columns[0] && columns.length < periods) columns.unshift(stepPeriod(rule, columns[0], -1))
  return columns
}

/** Growth and differences of rates have a nought that means something. */
export const scaleOf = (indicator: Indicator): HeatScale =>
  measureOf(indicator) === 'growth' || indicator.unit === 'pct-point' ? 'around-zero' : 'own-range'

function fullRate(
  figures: readonly { readonly indicator: Indicator; readonly observations: readonly BoardObservation[] }[],
  ends: ReadonlySet<Period>,
): number {
  const sizes = figures
    .filter(({ indicator }) => scaleOf(indicator) === 'around-zero')
    .flatMap(({ observations }) => observations.filter(({ period }) => ends.has(periodEnd(period))))
    .flatMap(({ value }) => (value === null ? [] : [Math.abs(value)]))
    .toSorted((a, b) => a - b)
  return sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * WITHIN))] || 1
}

const clamp = (value: number): number => Math.min(1, Math.max(-1, value))

const aroundZero =
  ({ better }: Indicator, full: number) =>
  (value: number): number =>
    clamp(((better === 'lower' ? -1 : 1) * value) / full)

function withinOwn(
  { better }: Indicator,
  found: readonly (BoardObservation | undefined)[],
): (value: number) => number {
  const values = found.flatMap((one) => one?.value ?? [])
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (low === high) return () => 0
  return (value) => (better === 'lower' ? high - value : value - low) / (high - low)
}
