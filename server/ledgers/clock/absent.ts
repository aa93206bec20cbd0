import type { BookView, RecordOrder } from '#server/records/records.ts'
import { fits } from '#server/ledgers/clock/fits.ts'
import { THE_CLOCK } from '#server/ledgers/clock/theClock.ts'
import type { ClockRule, Ledger } from '#shared/ledger/ledger.ts'
import { fieldsAt, type KeptRecord } from '#shared/ledger/record.ts'
import { addDays, type Day } from '#shared/period.ts'
import type { WorkingDays } from '#shared/workingDays.ts'

type Absent = Extract<ClockRule, { kind: 'absent' }>

interface Ground {
  readonly book: BookView
  readonly workingDays: WorkingDays
  readonly today: Day
}

/** After a longer stop than this many days it is too late to say who was silent on each of them. */
const LOOK_BACK_DAYS = 7

/** The working days just past on which somebody should have made a record and made none. */
export function absentOrders(ledger: Ledger, ground: Ground): readonly RecordOrder[] {
  return ledger.events.flatMap(({ code, clock }) =>
    clock?.kind === 'absent' ? silences(ledger.code, code, clock, ground) : [],
  )
}

function silences(
  entity: string,
  event: string,
  { of, via, day, where }: Absent,
  { book, workingDays, today }: Ground,
): readonly RecordOrder[] {
  // A ledger that nobody has begun misses nothing.
  const begun = firstDay(book.all(entity).values())
  const days = Array.from({ length: LOOK_BACK_DAYS }, (_, i) => addDays(today, i - LOOK_BACK_DAYS)).filter(
    (one) => begun !== undefined && one >= begun && workingDays.isWorking(one),
  )
  return days.flatMap((on) =>
    [...book.all(of).values()].flatMap((subject): readonly RecordOrder[] => {
      const fields = fieldsAt(subject, on)
      if (!fields || !fits(fields, where)) return []
      if (book.matching(entity, [via, day], [subject.id, on]).length > 0) return []
      const demo = subject.versions.at(-1)?.demo === true
      return [
        { entity, event, fields: { [via]: subject.id, [day]: on }, on, pointer: '', demo, by: THE_CLOCK },
      ]
    }),
  )
}

function firstDay(records: Iterable<KeptRecord>): Day | undefined {
  let first: Day | undefined
  for (const { versions } of records)
    for (const { on } of versions) if (first === undefined || on < first) first = on
  return first
}
