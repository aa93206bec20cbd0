import { sharedAxis } from '#client/charts/sharedAxis.ts'
import { splitYears } from '#client/charts/splitYears.ts'
import { trendFrom, trendLines } from '#client/charts/subjectTrend.ts'
import { trendData, type TrendData, type TrendSeries } from '#client/charts/trendData.ts'
import type { FigureTarget } from '#client/components/provenance/figureRef.ts'
import { ACCUMULATES } from '#shared/annualPlan.ts'
import { observationsOf, type Board } from '#shared/board.ts'
import type { Catalogue, Named } from '#shared/catalogue/catalogue.ts'
import { seriesTraits } from '#shared/comparability.ts'
import type { Indicator } from '#shared/indicator.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'

interface TrendNames {
  readonly name: (named: Named) => string
  readonly subjectName: (code: string) => string
}
interface LegendLine {
  readonly id: string
  readonly name: string
  readonly role: TrendSeries['role']
  readonly demo: boolean
  readonly story: FigureTarget
}
export interface RoomTrend {
  readonly main: Indicator
  readonly data: TrendData
  /** As they are drawn: amounts since January in one stretch a year. */
  readonly drawn: readonly TrendSeries[]
  /** As they are named. */
  readonly lines: readonly TrendSeries[]
  readonly legend: readonly LegendLine[]
}

const ROLES = ['home', 'city', 'province', 'nation'] as const

/** The lines of a room's trend: of one figure by area, of several those that may share the axis of the first. */
export function roomTrend(
  board: Board,
  catalogue: Catalogue,
  codes: readonly string[],
  { name, subjectName }: TrendNames,
): RoomTrend | undefined {
  const all = codes.flatMap((code) => catalogue.indicator(code) ?? []).filter(({ retired }) => !retired)
  const indicators = all.filter(
    ({ code }) => observationsOf(board, seriesKey(code, catalogue.site.home)).length > 0,
  )
  const main = indicators[0]
  if (!main) return undefined
  const keys = new Map<string, SeriesKey>()
  const found =
    indicators.length === 1
      ? trendLines(board, catalogue, main, subjectName)
      : indicators.slice(0, ROLES.length).map((indicator, i) => ({
          id: indicator.code,
          role: ROLES[i] ?? 'nation',
          name: name(indicator),
          traits: seriesTraits(catalogue, indicator, catalogue.site.home),
          observations: observationsOf(board, seriesKey(indicator.code, catalogue.site.home)),
        }))
  const { home, city, nation } = catalogue.site
  const areas: Readonly<Record<string, string>> = { home, city, nation }
  for (const { id } of found)
    keys.set(id, indicators.length === 1 ? seriesKey(main.code, areas[id] ?? home) : seriesKey(id, home))
  const lines = sharedAxis(found).drawn
  const rule = catalogue.rule(main.rule)
  const startsEachJanuary =
    main.basis === 'ytd' && (ACCUMULATES.has(main.kind) || main.kind === 'completion-rate')
  const drawn = startsEachJanuary ? splitYears(lines) : lines
  const data = trendData(drawn, rule, trendFrom(lines, rule))
  if (data.periods.length < 2) return undefined
  const legend = lines.map(({ id, name: said, role, observations }) => ({
    ...{ id, role, name: said },
    demo: observations.some((o) => o.demo),
    story: {
      series: keys.get(id) ?? seriesKey(main.code, home),
      period: observations.findLast((o) => o.value !== null)?.period,
    },
  }))
  return { main, data, drawn, lines, legend }
}
