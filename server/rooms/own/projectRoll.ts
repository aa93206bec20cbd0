import type { OwnBuilder, RoomGround, Standing } from '#server/rooms/ground.ts'
import { finishedOn, projectRow, type Belongings } from '#server/rooms/own/projectRow.ts'
import type { ProjectRoll, ProjectRow } from '#shared/contract/rooms/projects.ts'
import { comparePeriods, periodParts } from '#shared/period.ts'

/** Every project that is in hand in the year of the day: what ended or was taken out before it is left out. */
export const projectRoll: OwnBuilder = (ground) => {
  const { day, ledgers } = ground
  const { year } = periodParts(day)
  const belongings = belongingsOf(ground)
  const projects = ground
    .standing('project')
    .filter((project) => isInHand(ground, project, year))
    .map((project) => projectRow(ground, project, belongings(project.id)))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const ledger = ledgers.get('project')
  const lists = ledger?.fields.find(({ name }) => name === 'lists')?.values ?? []
  const roll: ProjectRoll = {
    ...{ day, year },
    period: newestOf(projects, year),
    states: (ledger?.states ?? []).map(({ code, zh, en, phase }) => ({ code, name: { zh, en }, phase })),
    lists: lists.map(({ code, zh, en }) => ({ code, name: { zh, en } })),
    projects,
  }
  return roll
}

function isInHand({ day }: RoomGround, project: Standing, year: number): boolean {
  const { state } = project.whole
  if (state === 'completed') return (finishedOn(project, day) ?? '') >= `${year}-01-01`
  if (state !== 'withdrawn') return true
  const left = project.record.versions.findLast(
    ({ on, fields }) => on <= day && fields['state'] !== 'withdrawn',
  )
  return (
    (project.record.versions.find(({ version }) => version > (left?.version ?? 0))?.on ?? '') >=
    `${year}-01-01`
  )
}

function newestOf(projects: readonly ProjectRow[], year: number): ProjectRoll['period'] {
  const periods = projects.flatMap(({ period }) =>
    period !== null && periodParts(period).year === year ? [period] : [],
  )
  return periods.sort(comparePeriods).at(-1) ?? null
}

/** One walk over each ledger instead of one for each project. */
function belongingsOf(ground: RoomGround): (project: string) => Belongings {
  const [milestones, problems, approvals] = ['project-milestone', 'rectification-item', 'approval-item'].map(
    (entity) => Map.groupBy(ground.standing(entity), ({ whole }) => whole['project']),
  )
  return (project) => ({
    milestones: milestones?.get(project) ?? [],
    problems: problems?.get(project) ?? [],
    approvals: approvals?.get(project) ?? [],
  })
}
