import { fits } from '#server/ledgers/clock/fits.ts'
import { THE_CLOCK } from '#server/ledgers/clock/theClock.ts'
import type { BookView, RecordOrder } from '#server/records/records.ts'
import { dayIn } from '#shared/ledger/dayIn.ts'
import { canHappen } from '#shared/ledger/events.ts'
import type { ClockRule, Ledger, LedgerEvent } from '#shared/ledger/ledger.ts'
import { currentFields, type Fields } from '#shared/ledger/record.ts'
import { addDays, asPeriod, type Day } from '#shared/period.ts'
import { workingDaysAfter, type WorkingDays } from '#shared/workingDays.ts'

interface Ground {
  readonly book: BookView
  readonly workingDays: WorkingDays
  readonly today: Day
}

type Waiting = Extract<ClockRule, { kind: 'waiting' }>

/** What has waited for longer than its rule lets it: once for each day from which it waits, and in the order of the rules. */
export function waitingOrders(ledger: Ledger, { book, workingDays, today }: Ground): readonly RecordOrder[] {
  const rules = ledger.events.flatMap((event) =>
    event.clock?.kind === 'waiting'
      ? [{ event, clock: event.clock, ends: endsOf(event.clock, workingDays) }]
      : [],
  )
  if (rules.length === 0) return []
  return [...book.all(ledger.code).values()].flatMap(({ entity, id, versions }) => {
    const fields = { ...currentFields({ entity, id, versions }) }
    const latest = versions.reduce<Day>((last, { on }) => (on > last ? on : last), versions[0]?.on ?? today)
    const demo = versions.at(-1)?.demo === true
    return rules.flatMap(({ event, clock, ends }): readonly RecordOrder[] => {
      const since = dayIn(fields[clock.since])
      if (since === undefined || !canHappen(ledger, event, fields) || !fits(fields, clock.where)) return []
      const end = ends(since)
      if (end >= today) return []
      if (versions.some((version) => version.event === event.code && version.on > end)) return []
      // The next rule finds the record as this one leaves it.
      Object.assign(fields, event.sets, raisedBy(ledger, event, fields))
      const after = addDays(end, 1)
      const on = after > latest ? after : latest
      return [{ entity, id, event: event.code, fields: {}, on, pointer: '', demo, by: THE_CLOCK }]
    })
  })
}

/** The field that the event raises, at its next value. */
function raisedBy({ fields: defined }: Ledger, { raises }: LedgerEvent, fields: Fields): Fields {
  const values = defined.find(({ name }) => name === raises)?.values ?? []
  const above = values[values.findIndex(({ code }) => code === fields[raises ?? '']) + 1]
  return raises === undefined || !above ? {} : { [raises]: above.code }
}

/** The last day on which something may still wait, by the day from which it does. */
function endsOf({ days }: Waiting, workingDays: WorkingDays): (since: Day) => Day {
  const known = new Map<Day, Day>()
  return (since) => {
    const end = known.get(since) ?? workingDaysAfter(workingDays, asPeriod(since), days)
    known.set(since, end)
    return end
  }
}
