import { dayIn } from '#shared/ledger/dayIn.ts'
import { currentFields, fieldsAt, type Fields, type KeptRecord } from '#shared/ledger/record.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { asPeriod, type Day } from '#shared/period.ts'
import { workingDaysAfter, type WorkingDays } from '#shared/workingDays.ts'

/** Where a record stands with its deadline, in working days (see `RecordLight` of the contract). */
export interface Light {
  readonly colour: 'green' | 'yellow' | 'red' | 'grey'
  readonly due: Day | null
  readonly why: 'done' | 'late' | 'running' | 'soon' | 'overdue' | 'none'
  readonly days: number | null
}

const NONE: Light = { colour: 'grey', due: null, why: 'none', days: null }

type Timed = Pick<Ledger, 'deadline' | 'states'>

/** What is asked of one record: its fields as they stand on a day, and its history. */
export interface Standing {
  readonly record: KeptRecord
  readonly fields: Fields
  readonly today: Day
}

/**
 * The light of each record of a ledger by the bureau's calendar. What follows from two days is worked out once, so that
 * a ledger of a hundred thousand records is looked through in a moment.
 */
export function lightsOf(ledger: Timed, days: WorkingDays): (standing: Standing) => Light {
  const { deadline } = ledger
  if (!deadline) return () => NONE
  const phases = new Map(ledger.states.map(({ code, phase }) => [code, phase]))
  const due = dueDays(ledger, days)
  const left = remembered((span) => workingDaysLeft(days, span.slice(0, 10), span.slice(11)))
  return (standing) => {
    const until = due(standing.fields)
    if (until === undefined) return NONE
    const phase = phases.get(textOf(standing.fields['state']))
    const done = doneOn(ledger, standing)
    if (done !== undefined)
      return done <= until
        ? { colour: 'green', due: until, why: 'done', days: null }
        : { colour: 'yellow', due: until, why: 'late', days: null }
    if (phase === 'stopped' || phase === 'done') return { ...NONE, due: until }
    const remaining = left(`${standing.today} ${until}`)
    if (remaining < 0) return { colour: 'red', due: until, why: 'overdue', days: remaining }
    const isSoon = remaining <= deadline.warnDays
    return {
      colour: isSoon ? 'yellow' : 'green',
      due: until,
      why: isSoon ? 'soon' : 'running',
      days: remaining,
    }
  }
}

/** The day until which something has to be done with a record, from its fields; undefined where none is set. */
export function dueDays({ deadline }: Timed, days: WorkingDays): (fields: Fields) => Day | undefined {
  if (!deadline) return () => undefined
  const { due } = deadline
  if (due.kind === 'field') return (fields) => dayIn(fields[due.field])
  const after = remembered((day) => workingDaysAfter(days, asPeriod(day), due.days))
  return (fields) => {
    const from = dayIn(fields[due.from])
    return from && after(from)
  }
}

/** The day on which what has a deadline was done; undefined while it is not. */
export function doneOn({ deadline }: Timed, { record, fields, today }: Standing): Day | undefined {
  if (!deadline) return undefined
  const stated = deadline.doneOn === undefined ? undefined : dayIn(fields[deadline.doneOn])
  if (stated !== undefined) return stated
  return deadline.doneIn?.includes(textOf(fields['state'])) ? reachedOn(record, fields, today) : undefined
}

/** Since which day a record is in the state that it is in. */
function reachedOn(record: KeptRecord, fields: Fields, today: Day): Day {
  const { versions } = record
  let since = today
  for (const { on, fields: then } of versions.toSorted((a, b) =>
    a.on < b.on ? 1 : a.on > b.on ? -1 : b.version - a.version,
  )) {
    if (on > today) continue
    if (then['state'] !== fields['state']) break
    since = on
  }
  return since
}

/** Fields as they stand now, or as they stood at the end of a day. */
export const fieldsOn = (record: KeptRecord, day: Day | undefined): Fields | undefined =>
  day === undefined ? currentFields(record) : fieldsAt(record, day)

/** Days that are left until and with the due day; negative: since then. */
const workingDaysLeft = (days: WorkingDays, today: string, due: string): number =>
  due < today
    ? -Math.max(1, days.between(asPeriod(due), asPeriod(today)))
    : days.between(asPeriod(today), asPeriod(due))

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function remembered<T>(workOut: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const value = workOut(key)
    known.set(key, value)
    return value
  }
}
