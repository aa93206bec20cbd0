import { lastYearOf } from '#shared/annualPlan.ts'
import {
  latestOf,
  observationAt,
  type Board,
  type BoardObservation,
  type BoardRecord,
} from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Light } from '#shared/light.ts'
import { judged, type Judgement, type Measured } from '#shared/light/judgement.ts'
import { lightRulesOf, type LightRule } from '#shared/light/lightRule.ts'
import { behindSchedule, lostPoints, type ProgressFacts } from '#shared/light/measureProgress.ts'
import { monthsBetween, monthsMissed, waiting } from '#shared/light/measureWaiting.ts'
import { worstOf } from '#shared/light/worst.ts'
import { asPeriod, periodParts, type Day, type Period } from '#shared/period.ts'
import { ownCurve, type PlanCurve } from '#shared/planCurve.ts'
import { progress, type Progress } from '#shared/progress.ts'
import { seriesKey } from '#shared/series.ts'
import { projectSubject } from '#shared/subject.ts'

export const PROJECT_INVESTED = 'project.invested-ytd'
export const PROJECT_PLAN = 'project.plan-year'

/** Where one project stands against its annual plan and the schedule, and what the rules say of it. */
export interface ProjectStanding {
  readonly id: string
  readonly name: string
  readonly record: BoardRecord
  readonly period: Period | undefined
  readonly progress: Progress | undefined
  /** What every rule says of the project. */
  readonly judgements: readonly Judgement[]
  /** The one of them that decides the light; undefined where no rule is for projects. */
  readonly judgement: Judgement | undefined
  readonly light: Light
  readonly demo: boolean
}

const CLOSED = new Set(['completed', 'withdrawn', 'reserve'])
/** Whether a project in this state is held against its schedule at all. */
export const isUnderWay = (state: string): boolean => !CLOSED.has(state)

/** Every active project with its progress in the newest period it reported, best completion first. */
export function projectStandings(board: Board, catalogue: Catalogue, today: Day): readonly ProjectStanding[] {
  const standings = Object.values(board.records['project'] ?? {})
    .filter((record) => isUnderWay(textField(record, 'state')))
    .map((record) => projectStanding(board, catalogue, record, today))
  return standings.sort((a, b) => (b.progress?.completion ?? -1) - (a.progress?.completion ?? -1))
}

/** The standing of one project. */
export function projectStanding(
  board: Board,
  catalogue: Catalogue,
  record: BoardRecord,
  today: Day,
): ProjectStanding {
  const subject = projectSubject(record.id)
  const done = latestOf(board, seriesKey(PROJECT_INVESTED, subject))
  const year = done && asPeriod(String(periodParts(done.period).year))
  const plan = year && observationAt(board, seriesKey(PROJECT_PLAN, subject), year)
  const curve = projectCurve(record, catalogue)
  const state =
    done &&
    progress(done.value, plan?.value, done.period, curve, lastYearOf(board, curve, PROJECT_INVESTED, subject))
  const sourced = (code: string, o: BoardObservation | undefined) =>
    o && {
      value: o.value,
      series: seriesKey(code, subject),
      period: o.period,
      ...(o.demo && { demo: o.demo }),
    }
  const facts: ProgressFacts = {
    indicator: PROJECT_INVESTED,
    period: done?.period,
    progress: state,
    parts: { done: sourced(PROJECT_INVESTED, done), plan: sourced(PROJECT_PLAN, plan) },
  }
  const judgements = lightRulesOf(catalogue.lightRules, PROJECT_INVESTED, 'project').flatMap((rule) =>
    measure(rule, facts, record, today).map((measured) => judged(rule, measured)),
  )
  const judgement = worstOf(judgements)
  return {
    id: record.id,
    name: textField(record, 'name') || record.id,
    record,
    period: done?.period,
    progress: state,
    judgements,
    judgement,
    light: judgement?.light ?? 'grey',
    demo: [record, done, plan].some((part) => part?.demo === true),
  }
}

function measure(
  rule: LightRule,
  facts: ProgressFacts,
  { fields }: BoardRecord,
  today: Day,
): readonly Measured[] {
  switch (rule.measure) {
    case 'behind-schedule':
      return [behindSchedule(facts)]
    case 'score':
      return [lostPoints(rule, facts)]
    case 'planned-month':
      return [waiting(monthsMissed, rule.fields, fields, today)]
    case 'months-after':
      return [waiting(monthsBetween, rule.fields, fields, today)]
    case 'threshold':
    case 'reference':
    case 'overdue':
      return [] // of figures
  }
}

/** A project that was planned month by month goes by its own plan (月度序时计划). */
export const projectCurve = ({ fields }: Pick<BoardRecord, 'fields'>, catalogue: Catalogue): PlanCurve =>
  ownCurve(fields['planCurve']) ?? catalogue.planCurve(PROJECT_INVESTED)

/** A text field of a record, or the empty string. */
export const textField = (record: BoardRecord, name: string): string => {
  const value = record.fields[name]
  return typeof value === 'string' ? value : ''
}
