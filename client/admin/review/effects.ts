import { observationAt, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { DraftImpact, StandingFigure } from '#shared/contract/review.ts'
import { stepPeriod, type Indicator } from '#shared/indicator.ts'
import type { Light } from '#shared/light.ts'
import { judgeFigure, judgementKeys } from '#shared/light/judgeFigure.ts'
import { worstOf } from '#shared/light/worst.ts'
import type { Day, Period } from '#shared/period.ts'
import { projectStandings } from '#shared/projectStanding.ts'
import { placeOf, rankPeers, type Place } from '#shared/ranking.ts'
import type { ObservationChange } from '#shared/release.ts'
import { cellKey, indicatorOf, seriesKey, subjectOf, type CellKey } from '#shared/series.ts'
import { openWarnings, type Warning } from '#shared/warning/openWarnings.ts'

export interface DerivedEffect {
  readonly change: ObservationChange
  readonly before: StandingFigure | undefined
}
export interface PlaceEffect {
  readonly indicator: Indicator
  readonly period: Period
  readonly before: Place | undefined
  readonly after: Place | undefined
}
export interface LightEffect {
  /** A figure of the district, or a project by its name. */
  readonly of: Indicator | string
  readonly before: Light
  readonly after: Light
}

/** What follows from a release beside its own figures. */
export interface Effects {
  readonly derived: readonly DerivedEffect[]
  readonly places: readonly PlaceEffect[]
  readonly lights: readonly LightEffect[]
  readonly opened: readonly Warning[]
  readonly closed: readonly Warning[]
}

interface Both {
  readonly board: Board
  readonly next: Board
  readonly catalogue: Catalogue
  readonly today: Day
}

/** `own`: the cells of the draft itself; all other changes are worked out from them. */
export function effectsOf(
  { changes, before }: Pick<DraftImpact, 'changes' | 'before'>,
  own: ReadonlySet<CellKey>,
  both: Both,
): Effects {
  const observed = changes.filter((change) => change.kind === 'observation')
  const standing = new Map(before.map((b) => [cellKey(b.series, b.period), b]))
  const derived = observed
    .filter((change) => !own.has(cellKey(change.series, change.period)))
    .map((change) => ({ change, before: standing.get(cellKey(change.series, change.period)) }))
  return {
    derived,
    places: placeEffects(observed, both),
    lights: [...figureLights(observed, both), ...projectLights(both)],
    ...warningEffects(both),
  }
}

/** The district's places that become others, for every figure and period of which a peer's value changes. */
function placeEffects(
  changes: readonly ObservationChange[],
  { board, next, catalogue }: Both,
): readonly PlaceEffect[] {
  const { home, peers } = catalogue.site
  const touched = new Map<string, { indicator: Indicator; period: Period }>()
  for (const { series, period } of changes) {
    const indicator = catalogue.indicator(indicatorOf(series))
    if (indicator && peers.includes(subjectOf(series)))
      touched.set(cellKey(seriesKey(indicator.code, home), period), { indicator, period })
  }
  return [...touched.values()].flatMap(({ indicator, period }) => {
    if (!observationAt(next, seriesKey(indicator.code, home), period)) return []
    const earlier = stepPeriod(catalogue.rule(indicator.rule), period, -1)
    const on = (one: Board) =>
      placeOf(
        rankPeers(one, catalogue, indicator, period),
        home,
        rankPeers(one, catalogue, indicator, earlier),
      )
    const [before, after] = [on(board), on(next)]
    const isSame = before?.rank === after?.rank && before?.tied === after?.tied
    return isSame ? [] : [{ indicator, period, before, after }]
  })
}

function figureLights(
  changes: readonly ObservationChange[],
  { board, next, catalogue }: Both,
): readonly LightEffect[] {
  const { home } = catalogue.site
  const changed = new Set(changes.map(({ series }) => series))
  return catalogue.indicators.flatMap((indicator) => {
    if (!judgementKeys(catalogue, indicator, home).some((key) => changed.has(key))) return []
    const on = (one: Board) =>
      worstOf(judgeFigure({ board: one, catalogue, indicator, subject: home }))?.light
    const [before, after] = [on(board), on(next)]
    return before && after && before !== after ? [{ of: indicator, before, after }] : []
  })
}

function projectLights({ board, next, catalogue, today }: Both): readonly LightEffect[] {
  const before = new Map(projectStandings(board, catalogue, today).map(({ id, light }) => [id, light]))
  return projectStandings(next, catalogue, today).flatMap(({ id, name, light }) => {
    const was = before.get(id)
    return was && was !== light ? [{ of: name, before: was, after: light }] : []
  })
}

function warningEffects({ board, next, catalogue, today }: Both): Pick<Effects, 'opened' | 'closed'> {
  const before = openWarnings(board, catalogue, today)
  const after = openWarnings(next, catalogue, today)
  const missingIn = (others: readonly Warning[]) => {
    const ids = new Set(others.map(({ id }) => id))
    return ({ id }: Warning) => !ids.has(id)
  }
  return { opened: after.filter(missingIn(before)), closed: before.filter(missingIn(after)) }
}
