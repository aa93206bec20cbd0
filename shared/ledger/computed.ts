import { dayIn } from '#shared/ledger/dayIn.ts'
import { doneOn, dueDays } from '#shared/ledger/deadline.ts'
import type { Computed, Ledger } from '#shared/ledger/ledger.ts'
import {
  currentFields,
  fieldsAt,
  type Fields,
  type JsonValue,
  type KeptRecord,
} from '#shared/ledger/record.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'
import {
  addDays,
  asPeriod,
  comparePeriods,
  isPeriod,
  monthOf,
  periodStart,
  type Day,
  type Period,
} from '#shared/period.ts'
import type { WorkingDays } from '#shared/workingDays.ts'

/** What the fields that are worked out look at. */
export interface ComputedGround {
  readonly view: Pick<RecordView, 'referring'>
  readonly workingDays: WorkingDays
}

type Latest = Extract<Computed, { kind: 'latest' }>

/** What works out the fields of one record that nobody types. */
export interface Computing {
  /** The fields as they stand at the end of a day, those that are worked out among them. */
  readonly at: (fields: Fields, day: Day) => Fields
  /** The days on which a worked-out field may change though the record itself does not. */
  readonly turns: readonly Day[]
}

const NOTHING: Computing = { at: (fields) => fields, turns: [] }

/** Looks once at what others say of the record; `names` leaves out those that nobody asks for. */
export function computing(
  ledger: Ledger,
  record: KeptRecord,
  ground: ComputedGround,
  names?: ReadonlySet<string>,
): Computing {
  const made = ledger.fields.flatMap(({ name, computed }) => {
    if (!computed || names?.has(name) === false) return []
    return [
      {
        name,
        ...(computed.kind === 'latest' ? latest(computed, record, ground) : onTime(ledger, record, ground)),
      },
    ]
  })
  if (made.length === 0) return NOTHING
  return {
    at: (fields, day) => ({
      ...fields,
      ...Object.fromEntries(made.map(({ name, value }) => [name, value(fields, day)] as const)),
    }),
    turns: made.flatMap(({ turns }) => turns),
  }
}

/** The fields of a record at the end of a day, those that are worked out among them; undefined where it was not there. */
export function recordOn(
  ledger: Ledger,
  record: KeptRecord,
  day: Day,
  ground: ComputedGround,
): Fields | undefined {
  const fields = fieldsAt(record, day)
  return fields && computing(ledger, record, ground).at(fields, day)
}

interface WorkedOut {
  readonly value: (fields: Fields, day: Day) => JsonValue
  readonly turns: readonly Day[]
}

interface Step {
  readonly by: Period
  readonly from: Day
  readonly value: JsonValue
}

function latest(how: Latest, { id }: KeptRecord, ground: ComputedGround): WorkedOut {
  const steps = stepsOf(how, id, ground)
  return {
    value: (_, day) => {
      const last = steps.findLast(({ from }) => from <= day)
      return last?.from.slice(0, 4) === day.slice(0, 4) ? last.value : null
    },
    turns: steps.flatMap(({ from }) => [from, nextYear(from)]),
  }
}

/** What the referring records say, as known now, in the order of their periods. */
function stepsOf(
  { ledger, via, field, by, states }: Latest,
  id: string,
  { view }: ComputedGround,
): readonly Step[] {
  return view
    .referring(ledger, via, id)
    .flatMap((record) => {
      const fields = currentFields(record)
      const at = fields[by]
      const isOut = states.length > 0 && !(typeof fields.state === 'string' && states.includes(fields.state))
      if (isOut || fields[via] !== id) return []
      const period = isPeriod(at) ? at : dayIn(at)
      return period
        ? [{ by: period, from: heldFrom(period), value: fields[field] ?? null, id: record.id }]
        : []
    })
    .sort((a, b) => comparePeriods(a.from, b.from) || comparePeriods(a.by, b.by) || (a.id < b.id ? -1 : 1))
}

/** What is said of a period shows from the month on in which the period ends: the running month counts. */
const heldFrom = (period: Period): Day => (dayIn(period) ? period : periodStart(monthOf(period)))

function onTime(ledger: Ledger, record: KeptRecord, { workingDays }: ComputedGround): WorkedOut {
  const due = dueOf(ledger, workingDays)
  return {
    value: (fields, today) => {
      const until = due(fields)
      if (!until) return null
      const done = doneOn(ledger, { record, fields, today })
      if (done) return done <= until
      return today > until ? false : null
    },
    turns: record.versions.flatMap(({ fields }) => due(fields) ?? []).map((day) => addDays(day, 1)),
  }
}

/** Kept for as long as the definition: what follows from a day is worked out once for all records that have it. */
const dues = new WeakMap<
  Ledger,
  { readonly workingDays: WorkingDays; readonly due: ReturnType<typeof dueDays> }
>()
function dueOf(ledger: Ledger, workingDays: WorkingDays): ReturnType<typeof dueDays> {
  const known = dues.get(ledger)
  if (known?.workingDays === workingDays) return known.due
  const due = dueDays(ledger, workingDays)
  dues.set(ledger, { workingDays, due })
  return due
}

const nextYear = (day: Day): Day => asPeriod(`${Number(day.slice(0, 4)) + 1}-01-01`)
