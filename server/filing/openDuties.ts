import type { Calendar } from '#server/calendar/openCalendar.ts'
import {
  recentReminders,
  remind,
  takeNote,
  type NamedRecord,
  type ReminderPorts,
} from '#server/filing/reminders.ts'
import type { Duties, Duty, Reminder } from '#shared/contract/duties.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { DUTIES_AHEAD_DAYS, dutiesOf } from '#shared/filing/duties.ts'
import { addDays, addPeriods, monthOf } from '#shared/period.ts'
import { cellKey, type CellKey } from '#shared/series.ts'

export interface DutyPorts extends ReminderPorts {
  readonly calendar: Calendar
  /** The figures that somebody has submitted and that are not public yet. */
  readonly inReview: () => Promise<ReadonlySet<CellKey>>
  /** Those of these records of which something is still to be done, as somebody may know of them. */
  readonly dueAmong: (actor: Actor, records: readonly NamedRecord[]) => Reminder['records']
}

/** Who owes what until when, and who was asked for it. */
export interface DutyDesk {
  /** A filer is told of their office; others of all. */
  readonly list: (actor: Actor) => Promise<Duties>
  readonly remind: (actor: Actor, body: unknown) => Promise<Reminder>
  readonly takeNote: (actor: Actor, id: string) => Promise<void>
}

export function openDuties(ports: DutyPorts): DutyDesk {
  const { calendar, catalogue, inReview, dueAmong } = ports
  return {
    list: async (actor) => {
      const owner = actor.role === 'filer' ? (actor.owner ?? '') : null
      const now = await calendar({})
      const next = await calendar({ month: addPeriods(monthOf(now.today), 1) })
      const until = addDays(now.today, DUTIES_AHEAD_DAYS)
      const entries = [...now.earlier, ...now.entries, ...next.entries.filter(({ due }) => due <= until)]
      const all = dutiesOf(entries, catalogue, now.today, await inReview())
      const duties = owner === null ? all : all.filter((duty) => duty.owner === owner)
      const reminders = (await recentReminders(ports, owner)).map((reminder) => ({
        ...reminder,
        records: dueAmong(actor, reminder.records),
      }))
      return {
        today: now.today,
        duties: [...duties],
        reminders: reminders.filter(isOpen(duties)),
      }
    },
    remind: (actor, body) => remind(ports, actor, body),
    takeNote: (actor, id) => takeNote(ports, actor, id),
  }
}

/** Whether anything that was asked for is owed still. */
function isOpen(duties: readonly Duty[]): (reminder: Reminder) => boolean {
  const owed = new Set(
    duties
      .filter(({ state }) => state === 'owed' || state === 'late')
      .map(({ series, period }) => cellKey(series, period)),
  )
  return ({ cells, records }) =>
    records.length > 0 || cells.some(({ series, period }) => owed.has(cellKey(series, period)))
}
