import { Failure } from '#server/failure.ts'
import type { OwnBuilder, RoomGround, Standing } from '#server/rooms/ground.ts'
import { projectLog } from '#server/rooms/own/projectLog.ts'
import { projectYears } from '#server/rooms/own/projectYears.ts'
import { partIn, projectRow, textIn } from '#server/rooms/own/projectRow.ts'
import type {
  ProjectApproval,
  ProjectFile,
  ProjectPage,
  ProjectProblem,
} from '#shared/contract/rooms/projects.ts'
import { dayIn } from '#shared/ledger/dayIn.ts'
import type { JsonValue } from '#shared/ledger/record.ts'
import { comparePeriods, isPeriod, periodParts, type Period } from '#shared/period.ts'

/** One project with all that belongs to it. Throws Failure `not-found` where the asker may know of none. */
export const project: OwnBuilder = (ground, of) => {
  const found = of === undefined ? undefined : ground.find('project', of)
  if (!found) throw new Failure('not-found')
  const naming = (entity: string): readonly Standing[] => ground.referring(entity, 'project', found.id)
  const [milestones, problems, approvals, filings] = [
    naming('project-milestone'),
    naming('rectification-item'),
    naming('approval-item'),
    naming('project-progress'),
  ]
  const row = projectRow(ground, found, { milestones, problems, approvals })
  const { fields } = found
  const page: ProjectPage = {
    day: ground.day,
    project: row,
    state: ground.part('project', 'state', row.state),
    lists: row.lists.map((list) => ground.part('project', 'lists', list)),
    content: textIn(fields['content']),
    source: textIn(fields['source']),
    listedOn: dayIn(fields['listedOn']) ?? null,
    startExcuse: textIn(fields['startExcuse']),
    listingExcuse: textIn(fields['listingExcuse']),
    years: projectYears(ground, found, filings),
    problems: problems.map((one) => problemOf(ground, one)).sort(latest(({ raisedOn }) => raisedOn)),
    approvals: approvals.map((one) => approvalOf(ground, one)).sort(latest(({ dueOn }) => dueOn)),
    filings: filingsOf(ground, filings, periodParts(row.period ?? ground.day).year),
    files: ground.isScreen
      ? []
      : [found, ...problems, ...milestones, ...filings].flatMap((one) => filesOf(ground, one)),
    log: projectLog(ground, [found, ...problems, ...approvals, ...milestones, ...filings]),
  }
  return page
}

const latest =
  <T>(day: (one: T) => string | null) =>
  (a: T, b: T): number =>
    (day(a) ?? '') < (day(b) ?? '') ? 1 : -1

function problemOf(ground: RoomGround, one: Standing): ProjectProblem {
  const { id, entity, fields } = one
  const part = (field: string) => partIn(ground, entity, field, fields[field])
  return {
    ...{ id, problem: textIn(fields['problem']) ?? id, stage: part('stage'), level: part('level') },
    state: ground.part(entity, 'state', textIn(fields['state']) ?? ''),
    unit: part('responsibleUnit'),
    person: textIn(fields['responsiblePerson']),
    ...{ raisedOn: dayOf(one, 'raisedOn'), dueOn: dayOf(one, 'dueOn'), resolvedOn: dayOf(one, 'resolvedOn') },
    light: ground.light(one),
  }
}

function approvalOf(ground: RoomGround, one: Standing): ProjectApproval {
  const { id, entity, fields } = one
  const part = (field: string) => partIn(ground, entity, field, fields[field])
  return {
    ...{ id, name: textIn(fields['name']) ?? id, stage: part('stage'), authority: part('authority') },
    state: ground.part(entity, 'state', textIn(fields['state']) ?? ''),
    ...{
      acceptedOn: dayOf(one, 'acceptedOn'),
      dueOn: dayOf(one, 'dueOn'),
      decidedOn: dayOf(one, 'decidedOn'),
    },
    light: ground.light(one),
  }
}

const dayOf = ({ fields }: Standing, name: string): string | null => dayIn(fields[name]) ?? null

const filingsOf = (ground: RoomGround, filings: readonly Standing[], year: number): ProjectPage['filings'] =>
  filings
    .flatMap(({ id, entity, fields }) => {
      const period = periodIn(fields['period'])
      if (period === undefined || periodParts(period).year !== year) return []
      const invested = fields['investedYtd']
      return [
        {
          ...{ id, period, invested: typeof invested === 'number' ? invested : null },
          imageProgress: textIn(fields['imageProgress']),
          state: ground.part(entity, 'state', textIn(fields['state']) ?? ''),
        },
      ]
    })
    .sort((a, b) => comparePeriods(b.period, a.period))

const periodIn = (value: JsonValue | undefined): Period | undefined => (isPeriod(value) ? value : undefined)

/** Files that a field of the record names; what was only attached to it is told with the record itself. */
function filesOf({ ledgers, day }: RoomGround, { entity, id, record, fields }: Standing): ProjectFile[] {
  return (ledgers.get(entity)?.fields ?? []).flatMap(({ name, type, zh, en }) => {
    const file = fields[name]
    if (type !== 'file' || typeof file !== 'string' || file === '') return []
    const on = record.versions.find((version) => version.fields[name] === file)?.on ?? day
    return [{ entity, id, file, field: { zh, en }, on }]
  })
}
