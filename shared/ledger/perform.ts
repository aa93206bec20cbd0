import { dayIn } from '#shared/ledger/dayIn.ts'
import { askedFields, canHappen, eventNamed, isWritten, reachedBy, stateOf } from '#shared/ledger/events.ts'
import { fieldFault } from '#shared/ledger/fieldFault.ts'
import type { Ledger, LedgerEvent, LedgerField } from '#shared/ledger/ledger.ts'
import { sameValue, type Fields, type JsonValue } from '#shared/ledger/record.ts'
import { atField, type RecordFault } from '#shared/ledger/recordFault.ts'
import { shanghaiDay, type Day } from '#shared/period.ts'

/** The event of what machines and imports bring: any known state, whatever led to it. */
export const PUSHED = 'pushed'

/** What is to happen to a record, as it is asked for; without an `event` it is pushed. */
export interface Deed {
  readonly event?: string | undefined
  /** What is set; null empties a field, what is not named stays. */
  readonly fields: Fields
  readonly to?: string | undefined
  readonly on?: string | undefined
  readonly reason?: string | undefined
}

export interface PerformGround {
  readonly today: Day
  /** The instant of now, for a field that keeps the moment. */
  readonly now: string
  /** The day from which the record has been there; undefined for a new one. */
  readonly since: Day | undefined
  /** The day from which it has been in its state; it does not leave it earlier. */
  readonly stateSince?: Day | undefined
}

/** What a record is afterwards. */
export interface Performed {
  readonly event: string
  readonly fields: Fields
  /** The day from which it holds. */
  readonly on: Day
  /** Names of the fields that are otherwise than before, `state` among them. */
  readonly changed: ReadonlySet<string>
}

export type Outcome = Performed | { readonly faults: readonly RecordFault[] }

/**
 * The record after something happened to it, or everything that stands in the way as far as the record itself tells;
 * what other records tell is for `checkRecord`. Both sides ask it: the form as it is filled in, the server when it counts.
 */
export function perform(
  ledger: Ledger,
  current: Fields | undefined,
  deed: Deed,
  ground: PerformGround,
): Outcome {
  const event = deed.event === undefined ? undefined : eventNamed(ledger, deed.event)
  const wrong = wrongEvent(ledger, current, deed, event)
  if (wrong) return { faults: [wrong] }
  const said = saidFields(ledger, event, deed)
  const next: Record<string, JsonValue> = { ...current }
  for (const [name, value] of [...Object.entries(event?.sets ?? {}), ...said.fields]) {
    if (isEmpty(value)) delete next[name]
    else next[name] = value
  }
  const top = raised(ledger, event, next)
  const state = nextState(ledger, event, deed, current)
  if (state !== undefined) next['state'] = state
  const on = dayOf(event, deed, ground)
  if (event?.stamp !== undefined && isEmpty(deed.fields[event.stamp])) {
    const field = ledger.fields.find(({ name }) => name === event.stamp)
    next[event.stamp] = field?.type === 'datetime' ? momentOn(on.day, ground) : on.day
  }
  const found = [...top, ...said.faults, ...on.faults]
  // What was said wrongly is not missing besides.
  const wrongly = new Set(found.map(({ pointer }) => pointer))
  const faults = [...found, ...missing(event, deed, next).filter(({ pointer }) => !wrongly.has(pointer))]
  if (faults.length > 0) return { faults }
  const names = new Set([...Object.keys(current ?? {}), ...Object.keys(next)])
  const changed = new Set([...names].filter((name) => !sameValue(current?.[name], next[name])))
  return { event: event?.code ?? PUSHED, fields: next, on: on.day, changed }
}

/** Takes the field that the event raises to its next value; a fault where there is none. */
function raised(
  ledger: Ledger,
  event: LedgerEvent | undefined,
  next: Record<string, JsonValue>,
): readonly RecordFault[] {
  const field = ledger.fields.find(({ name }) => name === event?.raises)
  if (!field?.values) return []
  const above = field.values[field.values.findIndex(({ code }) => code === next[field.name]) + 1]
  if (!above)
    return [{ pointer: '/event', code: 'at-the-top', params: { field: field.zh, fieldEn: field.en } }]
  next[field.name] = above.code
  return []
}

function wrongEvent(
  ledger: Ledger,
  current: Fields | undefined,
  deed: Deed,
  event: LedgerEvent | undefined,
): RecordFault | undefined {
  const state = stateOf(current)
  const stateName = ledger.states.find(({ code }) => code === state)
  const named = { state: stateName?.zh ?? state ?? '', stateEn: stateName?.en ?? state ?? '' }
  if (!event)
    return deed.event === undefined
      ? undefined
      : { pointer: '/event', code: 'unknown-event', params: { event: deed.event } }
  if (event.kind === 'create' && current) return { pointer: '/event', code: 'record-exists' }
  if (event.kind !== 'create' && !current && event.clock?.kind !== 'absent')
    return { pointer: '/event', code: 'unknown-record' }
  if (!canHappen(ledger, event, current)) return { pointer: '/event', code: 'not-in-state', params: named }
  const reached = reachedBy(ledger, event, state)
  if (event.kind === 'move' && event.to === undefined) {
    if (deed.to === undefined) return { pointer: '/to', code: 'choose-state' }
    if (!reached.includes(deed.to))
      return { pointer: '/to', code: 'no-such-move', params: { ...named, to: deed.to } }
  } else if (deed.to !== undefined && deed.to !== event.to)
    return { pointer: '/to', code: 'no-such-move', params: { ...named, to: deed.to } }
  return undefined
}

/** What the deed says of fields, in the form in which it is kept, and what is wrong with it. */
function saidFields(ledger: Ledger, event: LedgerEvent | undefined, { fields }: Deed) {
  const known = new Map(ledger.fields.map((field) => [field.name, field]))
  const asked = event && new Set(askedFields(ledger, event))
  const faults: RecordFault[] = []
  const said: [string, JsonValue][] = []
  for (const [name, raw] of Object.entries(fields)) {
    const field = known.get(name)
    const value = typeof raw === 'string' ? raw.trim() : raw
    const fault = field ? saidFault(ledger, field, value, asked) : unknownField(name)
    if (fault) faults.push(fault)
    else said.push([name, value])
  }
  return { fields: said, faults }
}

function saidFault(
  ledger: Ledger,
  field: LedgerField,
  value: JsonValue,
  asked: ReadonlySet<LedgerField> | undefined,
): RecordFault | undefined {
  const mayBeSaid = asked ? asked.has(field) : isWritten(field) || field.name === 'state'
  if (!mayBeSaid)
    return { pointer: atField(field.name), code: 'not-asked', params: { field: field.zh, fieldEn: field.en } }
  if (isEmpty(value))
    return field.name === 'state' ? { pointer: atField('state'), code: 'required' } : undefined
  return fieldFault(ledger, field, value)
}

const unknownField = (field: string): RecordFault => ({
  pointer: atField(field),
  code: 'unknown-field',
  params: { field },
})

/** The state that a record comes to; undefined where it stays, or has none. */
function nextState(
  ledger: Ledger,
  event: LedgerEvent | undefined,
  deed: Deed,
  current: Fields | undefined,
): string | undefined {
  const [begins] = ledger.states
  if (!begins) return undefined
  if (event?.kind === 'move' || event?.kind === 'clock' || event?.kind === 'create') {
    const to = event.to ?? (event.kind === 'move' ? deed.to : undefined)
    return to ?? (current ? undefined : begins.code)
  }
  return current || stateOf(deed.fields) !== undefined ? undefined : begins.code
}

/**
 * A change cannot hold from before the record was there, nor a move from before the one that led to it: what happened
 * earlier is dated in its field, and holds since.
 */
function dayOf(event: LedgerEvent | undefined, deed: Deed, { today, ...ground }: PerformGround) {
  const isMove = event?.kind === 'move' || event?.to !== undefined
  const since = (isMove ? ground.stateSince : undefined) ?? ground.since
  const stamped = event?.stamp === undefined ? undefined : dayOfStamp(deed.fields[event.stamp])
  const asked = deed.on === undefined ? undefined : dayIn(deed.on)
  const day = stamped ?? asked ?? today
  const faults: RecordFault[] = []
  const pointer = stamped !== undefined && event?.stamp !== undefined ? atField(event.stamp) : '/on'
  if (deed.on !== undefined && asked === undefined) faults.push({ pointer: '/on', code: 'not-a-day' })
  if (day > today) faults.push({ pointer, code: 'future-day', params: { today } })
  if (since === undefined || day >= since) return { day, faults }
  if (stamped === undefined) faults.push({ pointer, code: 'before-record', params: { since } })
  return { day: since, faults }
}

const dayOfStamp = (value: JsonValue | undefined): Day | undefined =>
  typeof value === 'string' && value.includes('T') && !Number.isNaN(Date.parse(value))
    ? shanghaiDay(Date.parse(value))
    : dayIn(value)

/** Now, or noon of a day that is over. */
const momentOn = (day: Day, { today, now }: PerformGround): string =>
  day === today ? now : `${day}T04:00:00.000Z`

function missing(event: LedgerEvent | undefined, { reason }: Deed, next: Fields): readonly RecordFault[] {
  const empty = (event?.needs ?? []).filter((name) => isEmpty(next[name]))
  return [
    ...empty.map((name): RecordFault => ({ pointer: atField(name), code: 'required' })),
    ...(event?.reason && (reason === undefined || reason.trim() === '')
      ? [{ pointer: '/reason', code: 'reason-required' } as const]
      : []),
  ]
}

/** Nothing, an empty text and an empty list all say nothing. */
export const isEmpty = (value: JsonValue | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
