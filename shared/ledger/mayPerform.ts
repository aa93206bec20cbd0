import type { ActorRole } from '#shared/contract/roles.ts'
import { canHappen, eventNamed, reachedBy, stateOf } from '#shared/ledger/events.ts'
import type { Ledger, LedgerEvent } from '#shared/ledger/ledger.ts'
import type { Fields } from '#shared/ledger/record.ts'

/** Who makes something happen; `system` is the clock. */
export interface Performer {
  readonly role: ActorRole | 'system'
  readonly owner: string | null
}

/** A record before and after what is to happen; `before` is missing for a new one, `after` where only the right counts. */
export interface Around {
  readonly before: Fields | undefined
  readonly after?: Fields | undefined
}

/** Whether somebody may make an event happen; state and fields are for `perform`. Leaders, devices and the like never may. */
export function mayPerform(ledger: Ledger, event: LedgerEvent, who: Performer, around: Around): boolean {
  if (who.role === 'system') return event.kind === 'clock'
  if (event.kind === 'clock') return false
  if (who.role === 'reviewer') return event.by.includes('reviewer')
  if (who.role !== 'filer' || who.owner === null) return false
  return (
    event.offices?.includes(who.owner) === true ||
    (event.by.includes('keeper') && who.owner === ledger.owner) ||
    (event.by.includes('unit') && answersFor(ledger, who.owner, around))
  )
}

/**
 * Whether somebody may push a record: machines that publish, a reviewer, and a filer into the records of the own office.
 * People do not go round the moves that way: a state changes only as an event of their own could change it.
 */
export function mayPush(ledger: Ledger, who: Performer, around: Around): boolean {
  if (who.role === 'publisher' || who.role === 'system') return true
  if (who.role !== 'reviewer' && !isOfOffice(ledger, who, around)) return false
  const [from, to] = [stateOf(around.before), stateOf(around.after)]
  if (around.before === undefined || around.after === undefined || from === to) return true
  return ledger.events.some(
    (event) =>
      canHappen(ledger, event, around.before) &&
      reachedBy(ledger, event, from).includes(to ?? '') &&
      mayPerform(ledger, event, who, around),
  )
}

const isOfOffice = (ledger: Ledger, { role, owner }: Performer, around: Around): boolean =>
  role === 'filer' && owner !== null && (owner === ledger.owner || answersFor(ledger, owner, around))

/** Of a request: its event, or a push. */
export function mayDo(ledger: Ledger, code: string | undefined, who: Performer, around: Around): boolean {
  if (code === undefined) return mayPush(ledger, who, around)
  const event = eventNamed(ledger, code)
  return event !== undefined && mayPerform(ledger, event, who, around)
}

/** The office named by the record; for a new one the office that it will name. */
function answersFor({ unit }: Ledger, owner: string, { before, after }: Around): boolean {
  if (unit === undefined) return false
  if (before) return before[unit] === owner
  return after === undefined || after[unit] === owner
}
