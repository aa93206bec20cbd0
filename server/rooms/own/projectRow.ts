import type { RoomGround, Standing } from '#server/rooms/ground.ts'
import { projectFigures } from '#server/rooms/own/projectFigures.ts'
import type { ProjectMilestone, ProjectRow } from '#shared/contract/rooms/projects.ts'
import { dayIn } from '#shared/ledger/dayIn.ts'
import type { JsonValue } from '#shared/ledger/record.ts'
import type { Day } from '#shared/period.ts'

/** Records of other ledgers that name a project. */
export interface Belongings {
  readonly milestones: readonly Standing[]
  readonly problems: readonly Standing[]
  readonly approvals: readonly Standing[]
}

/** One project as the asker may see it, with what its records and figures say on the ground's day. */
export function projectRow(ground: RoomGround, project: Standing, belongings: Belongings): ProjectRow {
  const { fields } = project
  const state = textIn(fields['state']) ?? ''
  const figures = projectFigures(ground, project)
  return {
    id: project.id,
    name: textIn(fields['name']) ?? project.id,
    category: textIn(fields['category']),
    lists: textsIn(fields['lists']),
    street: textIn(fields['street']),
    state,
    unit: partIn(ground, 'project', 'responsibleUnit', fields['responsibleUnit']),
    totalInvestment: numberIn(fields['totalInvestment']),
    ...figures,
    leader: textIn(fields['leader']),
    responsiblePerson: textIn(fields['responsiblePerson']),
    serviceOfficer: textIn(fields['serviceOfficer']),
    plannedStartOn: dayIn(fields['plannedStartOn']) ?? null,
    startedOn: dayIn(fields['startedOn']) ?? null,
    plannedFinishOn: dayIn(fields['plannedFinishOn']) ?? null,
    finishedOn: finishedOn(project, ground.day),
    lon: numberIn(fields['lon']),
    lat: numberIn(fields['lat']),
    milestones: milestonesOf(ground, belongings.milestones),
    problems: {
      open: belongings.problems.filter((one) => isOpen(ground, one)).length,
      overdue: belongings.problems.filter((one) => ground.light(one).colour === 'red').length,
    },
    approvals: {
      done: belongings.approvals.filter((one) => phaseOf(ground, one) === 'done').length,
      of: belongings.approvals.filter((one) => phaseOf(ground, one) !== 'stopped').length,
      overdue: belongings.approvals.filter((one) => ground.light(one).colour === 'red').length,
    },
    batch: batchOf(ground, fields['groundbreaking']),
  }
}

const milestonesOf = (ground: RoomGround, milestones: readonly Standing[]): ProjectMilestone[] =>
  milestones
    .filter((one) => phaseOf(ground, one) !== 'stopped')
    .map((one) => ({
      id: one.id,
      name: textIn(one.fields['name']) ?? one.id,
      plannedOn: dayIn(one.fields['plannedOn']) ?? null,
      doneOn: dayIn(one.fields['doneOn']) ?? null,
      light: ground.light(one),
    }))
    .sort((a, b) => ((a.plannedOn ?? '9999') < (b.plannedOn ?? '9999') ? -1 : 1))

/** `open`, `done` or `stopped`, as the record's ledger has it. */
export function phaseOf({ ledgers }: RoomGround, { entity, whole }: Standing) {
  return ledgers.get(entity)?.states.find(({ code }) => code === whole['state'])?.phase
}
const isOpen = (ground: RoomGround, one: Standing): boolean => phaseOf(ground, one) === 'open'

/** The day on which the project came to its end, where it has stayed there. */
export function finishedOn({ record, whole }: Standing, day: Day): Day | null {
  if (whole['state'] !== 'completed') return null
  const reached = record.versions.filter(
    ({ on, fields }, i) =>
      on <= day && fields['state'] === 'completed' && record.versions[i - 1]?.fields['state'] !== 'completed',
  )
  return reached.at(-1)?.on ?? null
}

function batchOf(ground: RoomGround, id: JsonValue | undefined): ProjectRow['batch'] {
  return typeof id === 'string' && id !== '' ? { id, title: ground.title('groundbreaking-event', id) } : null
}

/** A coded value with its name; null where the asker reads none. */
export function partIn(ground: RoomGround, entity: string, field: string, value: JsonValue | undefined) {
  return typeof value === 'string' && value !== '' ? ground.part(entity, field, value) : null
}

export const textIn = (value: JsonValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null
export const textsIn = (value: JsonValue | undefined): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
const numberIn = (value: JsonValue | undefined): number | null => (typeof value === 'number' ? value : null)
