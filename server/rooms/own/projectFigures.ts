import type { RoomGround, Standing } from '#server/rooms/ground.ts'
import { observationAt, observationsOf, type Board, type BoardObservation } from '#shared/board.ts'
import type { ProjectMonth } from '#shared/contract/rooms/projects.ts'
import { stateOf } from '#shared/ledger/events.ts'
import { asPeriod, periodParts, periodStart, type Period } from '#shared/period.ts'
import { scheduledShare } from '#shared/planCurve.ts'
import {
  isUnderWay,
  PROJECT_INVESTED,
  PROJECT_PLAN,
  projectCurve,
  projectStanding,
} from '#shared/projectStanding.ts'
import { lastYearOf } from '#shared/annualPlan.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'
import { projectSubject } from '#shared/subject.ts'
import { convert, type Unit } from '#shared/unit.ts'

/** What is published of a project by the ground's day, in yuan and percent, with the light that follows from it. */
export function projectFigures(ground: RoomGround, project: Standing) {
  const { catalogue, day } = ground
  const subject = projectSubject(project.id)
  const [invested, plans] = [PROJECT_INVESTED, PROJECT_PLAN].map((code) => seriesKey(code, subject))
  const board = boardBy(
    ground,
    [invested, plans].filter((key) => key !== undefined),
  )
  const { id, whole: fields, demo } = project
  const record = { id, version: 0, fields, ...(demo && { demo: true as const }) }
  const standing = projectStanding(board, catalogue, record, day)
  const { period, progress, judgement } = standing
  const isJudged = isUnderWay(stateOf(fields) ?? '') && judgement !== undefined
  const year = periodParts(period ?? day).year
  const planYear =
    yuanAt(ground, board, PROJECT_PLAN, subject, asPeriod(String(year))) ?? planned(project, year, ground)
  const rule = isJudged ? judgement.rule : undefined
  return {
    period: period ?? null,
    invested:
      period === undefined ? null : (yuanAt(ground, board, PROJECT_INVESTED, subject, period) ?? null),
    planYear,
    completion: progress?.completion ?? null,
    scheduled: progress?.scheduled ?? null,
    gap: progress?.gap ?? null,
    light: isJudged ? judgement.light : ('grey' as const),
    rule: rule ? { code: rule.code, zh: rule.zh, en: rule.en } : null,
    months: monthsOf({ ground, board, subject, record, planYear, year }),
    demo: standing.demo,
  }
}

/** The board without what is of a time after the ground's day. */
function boardBy({ board, day }: RoomGround, keys: readonly SeriesKey[]): Board {
  const known = keys.map((key): readonly [SeriesKey, readonly BoardObservation[]] => [
    key,
    observationsOf(board, key).filter(({ period }) => periodStart(period) <= day),
  ])
  return { ...board, series: Object.fromEntries(known) }
}

interface Course {
  readonly ground: RoomGround
  readonly board: Board
  readonly subject: string
  readonly record: Parameters<typeof projectCurve>[0]
  readonly planYear: number | null
  readonly year: number
}

function monthsOf({ ground, board, subject, record, planYear, year }: Course): ProjectMonth[] {
  const curve = projectCurve(record, ground.catalogue)
  const lastYear = lastYearOf(ground.board, curve, PROJECT_INVESTED, subject)
  return Array.from({ length: 12 }, (_, i) => {
    const period = asPeriod(`${year}-${String(i + 1).padStart(2, '0')}`)
    const share = scheduledShare(curve, period, lastYear)
    return {
      period,
      invested: yuanAt(ground, board, PROJECT_INVESTED, subject, period) ?? null,
      plan: planYear === null || share === undefined ? null : Math.round((planYear * share) / 100),
    }
  })
}

const YUAN: Pick<Unit, 'code' | 'factor'> = { code: 'CNY', factor: 1 }

/** A published amount in yuan; undefined where there is none. */
function yuanAt(
  { catalogue }: RoomGround,
  board: Board,
  code: string,
  subject: string,
  period: Period,
): number | undefined {
  const value = observationAt(board, seriesKey(code, subject), period)?.value
  const unit = catalogue.indicator(code)?.unit
  if (value === null || value === undefined || unit === undefined) return undefined
  const from = catalogue.unit(unit)
  return convert(value, from, { ...from, ...YUAN })
}

/** The plan as the record has it, where it has one for the running year and none was published. */
function planned({ whole }: Standing, year: number, { day }: RoomGround): number | null {
  const plan = whole['planYear']
  return typeof plan === 'number' && periodParts(day).year === year ? plan : null
}
