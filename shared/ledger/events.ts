import type { Ledger, LedgerEvent, LedgerField } from '#shared/ledger/ledger.ts'
import type { Fields, KeptRecord } from '#shared/ledger/record.ts'
import type { Day } from '#shared/period.ts'

export const eventNamed = (ledger: Pick<Ledger, 'events'>, code: string): LedgerEvent | undefined =>
  ledger.events.find((event) => event.code === code)

/** The state that the fields of a record name; undefined in a ledger without states, and where there is no record. */
export const stateOf = (fields: Fields | undefined): string | undefined =>
  typeof fields?.['state'] === 'string' ? fields['state'] : undefined

/** Whether a field is one that somebody writes: not worked out, not the record's id, and not its state. */
export const isWritten = ({ name, type, computed }: LedgerField): boolean =>
  !computed && type !== 'id' && name !== 'state'

/** The fields that an event lets its actor set, in the ledger's order: what it asks for, needs, and is dated by. */
export function askedFields(
  ledger: Pick<Ledger, 'fields'>,
  { kind, asks, needs = [], stamp, clock }: LedgerEvent,
): readonly LedgerField[] {
  const written = ledger.fields.filter(isWritten)
  if (!asks && kind !== 'move' && kind !== 'clock') return written
  const own = clock?.kind === 'absent' ? [clock.via, clock.day] : []
  const names = new Set([...(asks ?? []), ...needs, ...own, ...(stamp === undefined ? [] : [stamp])])
  return written.filter(({ name }) => names.has(name))
}

/**
 * The states that an event may lead to from where a record stands; none for an event that leaves it there. An event that
 * leaves the choice does not offer what another event is for: skipping a stage asks for a reason, approving for a day.
 */
export function reachedBy(
  { moves, events }: Pick<Ledger, 'moves' | 'events'>,
  { kind, to }: LedgerEvent,
  state: string | undefined,
): readonly string[] {
  if (kind !== 'move' && (kind !== 'clock' || to === undefined)) return []
  return moves
    .filter((move) => move.from === state && (to === undefined ? !isNamed(events, move) : move.to === to))
    .map((move) => move.to)
}

const isNamed = (events: readonly LedgerEvent[], { from, to }: Ledger['moves'][number]): boolean =>
  events.some((event) => event.kind === 'move' && event.to === to && (event.from?.includes(from) ?? true))

/** Whether an event can happen to a record with these fields, or to none yet: by its state alone, not by whom. */
export function canHappen(ledger: Ledger, event: LedgerEvent, fields: Fields | undefined): boolean {
  if (event.kind === 'create') return fields === undefined
  if (fields === undefined) return event.clock?.kind === 'absent'
  const state = stateOf(fields)
  if (event.from && (state === undefined || !event.from.includes(state))) return false
  return event.kind !== 'move' || reachedBy(ledger, event, state).length > 0
}

/** The day from which a record has been in its state; undefined where it has none. */
export function stateSince({ versions }: KeptRecord): Day | undefined {
  const moved = versions.filter(({ fields }, i) => stateOf(fields) !== stateOf(versions[i - 1]?.fields))
  return moved.reduce<Day | undefined>((latest, { on }) => (latest && latest > on ? latest : on), undefined)
}
