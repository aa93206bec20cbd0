import type { OwnBuilder, RoomGround, Standing } from '#server/rooms/ground.ts'
import type { DispatchToday } from '#shared/contract/rooms/dispatchToday.ts'
import type { ClockRule } from '#shared/ledger/ledger.ts'
import { addDays, isPeriod, type Day } from '#shared/period.ts'

const LEDGER = 'dispatch-entry'
const MEETINGS = 'coordination-meeting'
const DAYS = 10

type Absent = Extract<ClockRule, { kind: 'absent' }>

/** 日调度: who has to file is what the clock goes by; a missed day stays missed, and a late entry is said to be late. */
export const dispatchToday: OwnBuilder = (ground): DispatchToday => {
  const rule = ruleOf(ground)
  const working = ground.catalogue.workingDays
  const day = workedOn(ground.day, (one) => working.isWorking(one))
  const days: Day[] = [day]
  while (days.length < DAYS)
    days.unshift(workedOn(addDays(days[0] ?? day, -1), (one) => working.isWorking(one)))
  const entries = Map.groupBy(ground.standing(LEDGER), ({ whole }) => textOf(whole['day']))
  const due = rule ? dueOn(ground, rule) : []
  const today = new Map((entries.get(day) ?? []).map((one) => [textOf(one.whole['project']), one]))
  const projects = due.map((project) => projectOf(ground, project, today.get(project.id)))
  return {
    day,
    due: due.length,
    filed: projects.filter(({ state }) => state === 'filed' || state === 'late').length,
    workers: sum([...today.values()], 'workers'),
    machines: sum([...today.values()], 'machines'),
    projects: projects.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)),
    days: days.map((one) => {
      const those = entries.get(one) ?? []
      const filed = those.filter(isFiled).length
      const missed = those.filter(({ whole }) => whole['missed'] === true).length
      return { day: one, due: one === day ? due.length : those.length, filed, missed }
    }),
    meeting: meetingOf(ground),
  }
}

const ORDER = ['missed', 'waiting', 'late', 'filed']
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const isFiled = ({ whole }: Standing): boolean => whole['missed'] !== true || whole['filedOn'] !== undefined

function ruleOf({ ledgers }: RoomGround): Absent | undefined {
  const clocks = ledgers.get(LEDGER)?.events.map(({ clock }) => clock)
  return clocks?.find((clock) => clock?.kind === 'absent')
}

const dueOn = (ground: RoomGround, { of, where }: Absent): readonly Standing[] =>
  ground.standing(of).filter(({ whole }) =>
    Object.entries(where).every(([field, wanted]) => {
      const value = whole[field]
      return Array.isArray(value)
        ? value.some((one) => typeof one === 'string' && wanted.includes(one))
        : wanted.includes(textOf(value))
    }),
  )

function workedOn(day: Day, isWorking: (day: Day) => boolean): Day {
  let at = day
  while (!isWorking(at)) at = addDays(at, -1)
  return at
}

function projectOf(
  ground: RoomGround,
  { id, whole }: Standing,
  entry: Standing | undefined,
): DispatchToday['projects'][number] {
  const unit = textOf(entry?.whole['responsibleUnit'] ?? whole['responsibleUnit'])
  const isMissed = entry?.whole['missed'] === true
  return {
    id,
    name: ground.title('project', id),
    unit: unit === '' ? null : ground.part(LEDGER, 'responsibleUnit', unit),
    state: !entry ? 'waiting' : !isMissed ? 'filed' : isFiled(entry) ? 'late' : 'missed',
    workers: typeof entry?.fields['workers'] === 'number' ? entry.fields['workers'] : null,
    done: textOf(entry?.fields['doneToday']) || null,
    blocked: textOf(entry?.fields['blocked']) || null,
  }
}

const sum = (entries: readonly Standing[], field: string): number =>
  entries.reduce((total, { whole }) => {
    const value = whole[field]
    return total + (typeof value === 'number' ? value : 0)
  }, 0)

/** Whether the weekly meeting of the topic was held in the week of the day, and the last one before it. */
function meetingOf(ground: RoomGround): DispatchToday['meeting'] {
  const weekday = (new Date(`${ground.day}T00:00:00Z`).getUTCDay() + 6) % 7
  const week = addDays(ground.day, -weekday)
  const held = ground
    .standing(MEETINGS)
    .filter(({ whole }) => whole['domain'] === 'ecology' && whole['type'] === 'weekly')
    .flatMap(({ whole }) => (isPeriod(whole['heldOn']) ? [whole['heldOn']] : []))
    .sort()
  const inWeek = held.find((day) => day >= week)
  return { week, heldOn: inWeek ?? null, last: held.findLast((day) => day < week) ?? null }
}
