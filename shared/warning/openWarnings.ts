import { observationsOf, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'
import { judgeFigure } from '#shared/light/judgeFigure.ts'
import { isForDemonstration, judged, type Judgement } from '#shared/light/judgement.ts'
import { usualRules, type LightRule } from '#shared/light/lightRule.ts'
import { daysLate } from '#shared/light/measureWaiting.ts'
import type { Day, Period } from '#shared/period.ts'
import { isScheduled, type ScheduledProgress } from '#shared/progress.ts'
import { projectStandings } from '#shared/projectStanding.ts'
import { newestReleased, overduePeriod } from '#shared/releaseCalendar.ts'
import { seriesKey } from '#shared/series.ts'

interface Found {
  /** Stable while the finding lasts. */
  readonly id: string
  readonly light: 'yellow' | 'red'
  readonly period: Period
  readonly demo: boolean
  /** The rule that found it, with inputs and sum. */
  readonly judgement: Judgement
}
/** A finding of a rule on the board; what it says is worded by the reader's language. */
export type Warning =
  | (Found & {
      readonly rule: 'behind-plan'
      readonly indicator: Indicator
      readonly progress: ScheduledProgress
    })
  | (Found & { readonly rule: 'figure'; readonly indicator: Indicator })
  | (Found & {
      readonly rule: 'project-behind'
      readonly project: string
      readonly name: string
      readonly progress: ScheduledProgress
    })
  | (Found & { readonly rule: 'project'; readonly project: string; readonly name: string })
  | (Found & { readonly rule: 'overdue'; readonly indicator: Indicator; readonly due: Day })

/**
 * What is open on the board today by the light rules that warn: figures behind their annual plan, projects behind
 * schedule, not started or not entered in time, headline figures overdue by the release calendar. Worst first.
 */
export function openWarnings(board: Board, catalogue: Catalogue, today: Day): readonly Warning[] {
  const found = [
    ...figures(board, catalogue),
    ...projects(board, catalogue, today),
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

const warns = (rule: LightRule): boolean => rule.warns

/** The light of a judgement that is a finding; undefined for every other. */
function warningLight({ rule, light }: Judgement): 'yellow' | 'red' | undefined {
  return rule.warns && (light === 'yellow' || light === 'red') ? light : undefined
}

function* figures(board: Board, catalogue: Catalogue): Generator<Warning> {
  const { home } = catalogue.site
  for (const indicator of catalogue.indicators)
    for (const judgement of judgeFigure({ board, catalogue, indicator, subject: home }, warns)) {
      const { period, progress, rule } = judgement
      const light = warningLight(judgement)
      if (!light || !period) continue
      const found = { light, period, demo: isForDemonstration(judgement), judgement, indicator }
      // A completion rate says again what its amount said already; it is no finding of its own.
      if (rule.measure !== 'behind-schedule')
        yield { ...found, id: `${rule.code}:${indicator.code}`, rule: 'figure' }
      else if (isScheduled(progress) && indicator.kind !== 'completion-rate')
        yield { ...found, id: `behind-plan:${indicator.code}`, rule: 'behind-plan', progress }
    }
}

function* projects(board: Board, catalogue: Catalogue, today: Day): Generator<Warning> {
  for (const { id, name, judgements, period, demo } of projectStandings(board, catalogue, today))
    for (const judgement of judgements) {
      const { progress, rule } = judgement
      const light = warningLight(judgement)
      if (!light) continue
      const found = { light, period: period ?? today, demo, judgement, project: id, name }
      if (rule.measure !== 'behind-schedule') yield { ...found, id: `${rule.code}:${id}`, rule: 'project' }
      else if (isScheduled(progress))
        yield { ...found, id: `project-behind:${id}`, rule: 'project-behind', progress }
    }
}

function* overdue(board: Board, catalogue: Catalogue, today: Day): Generator<Warning> {
  for (const rule of usualRules(catalogue.lightRules, 'headline'))
    for (const indicator of catalogue.indicators) {
      if (!indicator.headline) continue
      const last = newestReleased(observationsOf(board, seriesKey(indicator.code, catalogue.site.home)))
      const calendar = catalogue.rule(indicator.rule)
      const late = last && overduePeriod(calendar, last, today, catalogue.workingDays)
      if (!late) continue
      const { period, due } = late
      const judgement = judged(rule, { ...daysLate(due, today), period, indicator: indicator.code })
      const light = warningLight(judgement)
      if (!light) continue
      const id = `overdue:${indicator.code}`
      yield { id, rule: 'overdue', light, period, demo: false, judgement, indicator, due }
    }
}

/** Points behind come first, the furthest of them on top; what is late in time or otherwise follows. */
const weightOf = ({ judgement }: Warning): number =>
  judgement.unit === 'pct-point' ? (judgement.amount ?? 0) : 0
const byWeight = (a: Warning, b: Warning): number =>
  a.light === b.light ? weightOf(b) - weightOf(a) : a.light === 'red' ? -1 : 1
