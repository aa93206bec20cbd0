import { latestOf, observationAt, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'
import { progressLight } from '#shared/light.ts'
import { asPeriod, periodParts, type Day, type Period } from '#shared/period.ts'
import { progress, type Progress } from '#shared/progress.ts'
import { projectStandings } from '#shared/projectStanding.ts'
import { overduePeriod } from '#shared/releaseCalendar.ts'
import { seriesKey } from '#shared/series.ts'

interface Found {
  /** Stable while the finding lasts. */
  readonly id: string
  readonly light: 'yellow' | 'red'
  readonly period: Period
  readonly demo: boolean
}
/** A finding of a rule on the board; what it says is worded by the reader's language. */
export type Warning =
  | (Found & { readonly rule: 'behind-plan'; readonly indicator: Indicator; readonly progress: Progress })
  | (Found & {
      readonly rule: 'project-behind'
      readonly project: string
      readonly name: string
      readonly progress: Progress
    })
  | (Found & { readonly rule: 'overdue'; readonly indicator: Indicator; readonly due: Day })

/**
 * What is open on the board today by the simple rules: figures behind their annual plan, projects behind schedule,
 * headline figures overdue by the release calendar. Worst first.
 */
export function openWarnings(board: Board, catalogue: Catalogue, today: Day): readonly Warning[] {
  const found = [
    ...behindPlan(board, catalogue),
    ...projectsBehind(board),
    ...overdue(board, catalogue, today),
  ]
  // A figure with two targets (the city's plan, the bureau's own) is one finding: the worse one.
  return [
    ...new Map(
      found
        .sort(byWeight)
        .reverse()
        .map((w) => [w.id, w]),
    ).values(),
  ].reverse()
}

/** A growth rate has a target too, but no share of it is due by May. */
const ACCUMULATES = new Set<Indicator['kind']>(['cumulative-ytd', 'count-ytd'])

function* behindPlan(board: Board, catalogue: Catalogue): Generator<Warning> {
  const { home } = catalogue.site
  for (const target of catalogue.indicators) {
    const measured = target.targetOf === null ? undefined : catalogue.indicator(target.targetOf)
    if (!measured || !ACCUMULATES.has(measured.kind) || measured.unit !== target.unit) continue
    const done = latestOf(board, seriesKey(measured.code, home))
    if (!done) continue
    const plan = observationAt(
      board,
      seriesKey(target.code, home),
      asPeriod(String(periodParts(done.period).year)),
    )
    const state = progress(done.value, plan?.value, done.period)
    const light = progressLight(state)
    if (!state || (light !== 'yellow' && light !== 'red')) continue
    const demo = done.demo === true || plan?.demo === true
    yield {
      id: `behind-plan:${measured.code}`,
      rule: 'behind-plan',
      light,
      period: done.period,
      demo,
      indicator: measured,
      progress: state,
    }
  }
}

function* projectsBehind(board: Board): Generator<Warning> {
  for (const { id, name, light, progress: state, period, demo } of projectStandings(board)) {
    if (!state || !period || (light !== 'yellow' && light !== 'red')) continue
    yield {
      id: `project-behind:${id}`,
      rule: 'project-behind',
      light,
      period,
      demo,
      project: id,
      name,
      progress: state,
    }
  }
}

function* overdue(board: Board, catalogue: Catalogue, today: Day): Generator<Warning> {
  for (const indicator of catalogue.indicators) {
    if (!indicator.headline) continue
    const last = latestOf(board, seriesKey(indicator.code, catalogue.site.home))
    const late =
      last && overduePeriod(catalogue.rule(indicator.rule), last.period, today, catalogue.workingDays)
    if (late)
      yield {
        id: `overdue:${indicator.code}`,
        rule: 'overdue',
        light: 'yellow',
        period: late.period,
        demo: false,
        indicator,
        due: late.due,
      }
  }
}

const gapOf = (w: Warning): number => (w.rule === 'overdue' ? 0 : w.progress.gap)
const byWeight = (a: Warning, b: Warning): number =>
  a.light === b.light ? gapOf(a) - gapOf(b) : a.light === 'red' ? -1 : 1
