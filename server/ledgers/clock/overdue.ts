import type { RecordOrder, BookView } from '#server/records/records.ts'
import { THE_CLOCK } from '#server/ledgers/clock/theClock.ts'
import { doneOn, dueDays } from '#shared/ledger/deadline.ts'
import { canHappen } from '#shared/ledger/events.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { currentFields } from '#shared/ledger/record.ts'
import { addDays, type Day } from '#shared/period.ts'
import type { WorkingDays } from '#shared/workingDays.ts'

interface Ground {
  readonly book: BookView
  readonly workingDays: WorkingDays
  readonly today: Day
}

/** What has passed its deadline and has not been called overdue since; once for each day by which it was due. */
export function overdueOrders(ledger: Ledger, { book, workingDays, today }: Ground): readonly RecordOrder[] {
  const events = ledger.events.filter(({ clock }) => clock?.kind === 'overdue')
  if (events.length === 0) return []
  const due = dueDays(ledger, workingDays)
  const orders: RecordOrder[] = []
  for (const record of book.all(ledger.code).values()) {
    const fields = currentFields(record)
    const until = due(fields)
    if (until === undefined || until >= today) continue
    const event = events.find((one) => canHappen(ledger, one, fields))
    if (!event || doneOn(ledger, { record, fields, today }) !== undefined) continue
    if (record.versions.some((version) => version.event === event.code && version.on > until)) continue
    const { entity, id, versions } = record
    // Not before anything else that is known of it.
    const on = versions.reduce<Day>(
      (last, version) => (version.on > last ? version.on : last),
      addDays(until, 1),
    )
    const demo = versions.at(-1)?.demo === true
    orders.push({ entity, id, event: event.code, fields: {}, on, pointer: '', demo, by: THE_CLOCK })
  }
  return orders
}
