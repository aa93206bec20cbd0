import {
  inputKind,
  readTyped,
  saysSame,
  typedOf,
  type InputKind,
  type Typed,
} from '#client/admin/ledgers/form/typedFields.ts'
import type { SentEvent } from '#client/api/ledgers.ts'
import type { RecordRow } from '#shared/contract/ledgers.ts'
import type { FieldProblem } from '#shared/contract/problem.ts'
import { askedFields, reachedBy } from '#shared/ledger/events.ts'
import type { Ledger, LedgerEvent, LedgerField } from '#shared/ledger/ledger.ts'
import type { JsonValue } from '#shared/ledger/record.ts'

export interface AskedField {
  readonly field: LedgerField
  readonly kind: InputKind
  readonly isNeeded: boolean
  /** What the record says of it now. */
  readonly was: JsonValue | undefined
}

/** What a person has put into the form of an event. */
export interface Filled {
  readonly typed: Readonly<Record<string, Typed>>
  readonly to: string
  readonly on: string
  readonly reason: string
  /** The number of a new record; empty for the next one. */
  readonly id: string
}

/** What the form of an event asks for. */
export interface EventForm {
  readonly event: LedgerEvent
  readonly fields: readonly AskedField[]
  /** The states to choose among; empty where the event leaves no choice. */
  readonly states: readonly string[]
  /** It asks for the day, since no date field of its own says it. */
  readonly asksDay: boolean
  readonly asksReason: boolean
  /** A record that begins may have a number already. */
  readonly asksNumber: boolean
}

/** The form of an event, for a record or for a new one. */
export function eventForm(ledger: Ledger, event: LedgerEvent, record: RecordRow | undefined): EventForm {
  const needs = new Set(event.needs)
  const fields = askedFields(ledger, event).map((field) => ({
    ...{ field, kind: inputKind(ledger, field), isNeeded: needs.has(field.name) },
    was: record?.fields[field.name],
  }))
  const choice = event.kind === 'move' && event.to === undefined
  return {
    ...{ event, fields, asksDay: event.stamp === undefined },
    states: choice ? reachedBy(ledger, event, record?.state ?? undefined) : [],
    asksReason: event.reason === true || event.kind === 'edit',
    asksNumber: event.kind === 'create' && ledger.fields.some(({ type }) => type === 'id'),
  }
}

/** The form as it is opened: what the record says, the day of an event that is dated as today. */
export function openedForm({ event, fields, states }: EventForm, today: string): Filled {
  const typed = fields.map(({ field, kind, was }) => {
    const isStamp = field.name === event.stamp && field.type === 'date'
    return [field.name, typedOf(kind, field, isStamp ? (was ?? today) : was)] as const
  })
  const [only = ''] = states.length === 1 ? states : []
  return { typed: Object.fromEntries(typed), to: only, on: '', reason: '', id: '' }
}

export type FormFault = 'required' | 'number' | 'whole' | 'period' | 'steps'
/** By field, or by `/to`, `/on`, `/reason` and `/id`, which no field is called. */
export type FormFaults = Readonly<Record<string, FormFault>>

/** What is to be sent, or what has to be filled in otherwise first. */
export function sentEvent(
  form: EventForm,
  filled: Filled,
  basedOn: number | undefined,
): { readonly body: SentEvent } | { readonly faults: FormFaults } {
  const faults: Record<string, FormFault> = {}
  const fields: Record<string, JsonValue> = {}
  for (const { field, kind, isNeeded, was } of form.fields) {
    const reading = readTyped(kind, field, filled.typed[field.name] ?? '')
    if ('fault' in reading) faults[field.name] = reading.fault
    else if (isNeeded && isNothing(reading.value)) faults[field.name] = 'required'
    else if (!saysSame(reading, was) || field.name === form.event.stamp) fields[field.name] = reading.value
  }
  const reason = filled.reason.trim()
  if (form.states.length > 0 && filled.to === '') faults['/to'] = 'required'
  if (form.event.reason && reason === '') faults['/reason'] = 'required'
  if (Object.keys(faults).length > 0) return { faults }
  const body: SentEvent = {
    ...{ event: form.event.code, fields },
    ...(filled.to !== '' && { to: filled.to }),
    ...(filled.on !== '' && { on: filled.on }),
    ...(reason !== '' && { reason }),
    ...(filled.id.trim() !== '' && { id: filled.id.trim() }),
    ...(basedOn !== undefined && { basedOn }),
  }
  return { body }
}

const isNothing = (value: JsonValue): boolean =>
  value === null || (Array.isArray(value) && value.length === 0)

/** What the server objects to, at the inputs that it is about; `rest` is about none of them. */
export function placedProblems(
  form: EventForm,
  errors: readonly FieldProblem[],
): { readonly at: Readonly<Record<string, FieldProblem>>; readonly rest: readonly FieldProblem[] } {
  const names = new Set(form.fields.map(({ field }) => field.name))
  const at: Record<string, FieldProblem> = {}
  const rest: FieldProblem[] = []
  for (const error of errors) {
    const place = placeOf(error.pointer)
    const isShown =
      names.has(place) ||
      (place === '/to' && form.states.length > 0) ||
      (place === '/on' && form.asksDay) ||
      (place === '/reason' && form.asksReason) ||
      (place === '/id' && form.asksNumber)
    if (isShown && !at[place]) at[place] = error
    else rest.push(error)
  }
  return { at, rest }
}

const placeOf = (pointer: string): string =>
  /\/fields\/([^/]+)/.exec(pointer)?.[1] ?? /\/(?:to|on|reason|id)$/.exec(pointer)?.[0] ?? ''
