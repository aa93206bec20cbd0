import { latestOf, observationAt, type Board, type BoardRecord } from '#shared/board.ts'
import { progressLight, type Light } from '#shared/light.ts'
import { asPeriod, periodParts, type Period } from '#shared/period.ts'
import { progress, type Progress } from '#shared/progress.ts'
import { seriesKey } from '#shared/series.ts'
import { projectSubject } from '#shared/subject.ts'

export const PROJECT_INVESTED = 'project.invested-ytd'
export const PROJECT_PLAN = 'project.plan-year'

/** Where one project stands against its annual plan and the time elapsed. */
export interface ProjectStanding {
  readonly id: string
  readonly name: string
  readonly record: BoardRecord
  readonly period: Period | undefined
  readonly progress: Progress | undefined
  readonly light: Light
  readonly demo: boolean
}

const CLOSED = new Set(['completed', 'withdrawn', 'reserve'])

/** Every active project with its progress in the newest period it reported, best completion first. */
export function projectStandings(board: Board): readonly ProjectStanding[] {
  const standings = Object.values(board.records['project'] ?? {})
    .filter((record) => !CLOSED.has(textField(record, 'state')))
    .map((record) => standing(board, record))
  return standings.sort((a, b) => (b.progress?.completion ?? -1) - (a.progress?.completion ?? -1))
}

function standing(board: Board, record: BoardRecord): ProjectStanding {
  const subject = projectSubject(record.id)
  const done = latestOf(board, seriesKey(PROJECT_INVESTED, subject))
  const plan =
    done &&
    observationAt(board, seriesKey(PROJECT_PLAN, subject), asPeriod(String(periodParts(done.period).year)))
  const state = done && progress(done.value, plan?.value, done.period)
  return {
    id: record.id,
    name: textField(record, 'name') || record.id,
    record,
    period: done?.period,
    progress: state,
    light: progressLight(state),
    demo: [record, done, plan].some((part) => part?.demo === true),
  }
}

/** A text field of a record, or the empty string. */
export const textField = (record: BoardRecord, name: string): string => {
  const value = record.fields[name]
  return typeof value === 'string' ? value : ''
}
