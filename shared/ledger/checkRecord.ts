import { stateOf } from '#shared/ledger/events.ts'
import { orderFault } from '#shared/ledger/checkOrder.ts'
import { settledFault, sumFault } from '#shared/ledger/checkOthers.ts'
import { numberFault } from '#shared/ledger/numbering.ts'
import { isEmpty, PUSHED, type Performed } from '#shared/ledger/perform.ts'
import { fieldValues, type Ledger, type LedgerField, type RecordCheck } from '#shared/ledger/ledger.ts'
import {
  currentFields,
  sameValue,
  type Fields,
  type JsonValue,
  type KeptRecord,
} from '#shared/ledger/record.ts'
import { atField, type RecordFault } from '#shared/ledger/recordFault.ts'

/** What a record is checked against besides itself: the other records, and the codes of the catalogue. */
export interface RecordLookup {
  readonly record: (entity: string, id: string) => KeptRecord | undefined
  readonly matching: (
    entity: string,
    fields: readonly string[],
    values: readonly (JsonValue | undefined)[],
  ) => readonly KeptRecord[]
  /** Whether the catalogue has the code. */
  readonly isKnown: (kind: 'figure' | 'unit' | 'owner' | 'domain', code: string) => boolean
}

export interface Checked {
  readonly ledger: Ledger
  readonly id: string
  readonly performed: Performed
  readonly before: Fields | undefined
  readonly reason: string | undefined
}

/**
 * What the ledger's rules have against a record that has become so. Only what has changed is judged, so that an old
 * mistake keeps nobody from working.
 */
export function checkRecord(checked: Checked, lookup: RecordLookup): readonly RecordFault[] {
  const { ledger, performed } = checked
  const references = ledger.fields
    .filter(({ name }) => performed.changed.has(name))
    .flatMap((field) => referenceFaults(field, performed.fields[field.name], lookup))
  const rules = ledger.checks.flatMap((check) =>
    isConcerned(check, checked) ? (ruleFault(check, checked, lookup) ?? []) : [],
  )
  return [...references, ...rules]
}

/** Whether the fields that a rule is about are otherwise than before. */
function isConcerned(check: RecordCheck, { performed, before }: Checked): boolean {
  const { changed, event } = performed
  switch (check.kind) {
    case 'filled':
      // A machine brings what it has; it may not take away what has to be there.
      return (event !== PUSHED || before !== undefined) && touches(changed, [...check.fields, 'state'])
    case 'goes-with':
      return (event !== PUSHED || before !== undefined) && touches(changed, [check.field, check.when])
    case 'unique':
      return touches(changed, [...check.fields, ...(check.states ? ['state'] : [])])
    case 'numbered':
      return touches(changed, [check.field, ...check.within, check.yearOf])
    case 'differs':
      return touches(changed, [check.field, check.from])
    case 'not-before':
      return touches(changed, [check.field, check.than])
    case 'not-above':
      return touches(changed, check.via === undefined ? [check.field, check.than] : [check.field, check.via])
    case 'sums-to':
      return touches(changed, ['state'])
    case 'while':
      return event !== PUSHED || before !== undefined
    case 'not-falling':
      return touches(changed, [check.field, check.per, check.by])
    case 'range':
    case 'at-least':
      return touches(changed, [check.field])
  }
}

const touches = (changed: ReadonlySet<string>, names: readonly string[]): boolean =>
  names.some((name) => changed.has(name))

function ruleFault(
  check: RecordCheck,
  checked: Checked,
  lookup: RecordLookup,
): readonly RecordFault[] | undefined {
  const { ledger, performed } = checked
  const { fields } = performed
  switch (check.kind) {
    case 'filled':
      return emptyOnes(check, ledger, fields)
    case 'goes-with':
      return several(missingWith(check, ledger, fields))
    case 'unique':
      return several(uniqueFault(check, checked, lookup))
    case 'numbered':
      return several(numberFault(check, checked, lookup))
    case 'sums-to':
      return several(sumFault(check, checked, lookup))
    case 'while':
      return several(settledFault(check, checked, lookup))
    case 'at-least': {
      const value = fields[check.field]
      const count = Array.isArray(value) ? value.length : isEmpty(value) ? 0 : 1
      return count >= check.count
        ? undefined
        : [{ pointer: atField(check.field), code: 'too-few', params: { count: check.count } }]
    }
    default:
      return several(orderFault(check, checked, lookup))
  }
}

const several = (fault: RecordFault | undefined): readonly RecordFault[] | undefined => fault && [fault]

function emptyOnes(
  { fields: names, states }: Extract<RecordCheck, { kind: 'filled' }>,
  { states: known }: Ledger,
  fields: Fields,
): readonly RecordFault[] {
  const state = known.find(({ code }) => code === stateOf(fields))
  if (!state || !states.includes(state.code)) return []
  const params = { state: state.zh, stateEn: state.en }
  return names
    .filter((name) => isEmpty(fields[name]))
    .map((name) => ({ pointer: atField(name), code: 'fill-in-state', params }))
}

function missingWith(
  { field, when, is }: Extract<RecordCheck, { kind: 'goes-with' }>,
  ledger: Ledger,
  fields: Fields,
): RecordFault | undefined {
  if (!sameValue(fields[when], is) || !isEmpty(fields[field])) return undefined
  const other = ledger.fields.find(({ name }) => name === when)
  const code = typeof is === 'string' ? is : JSON.stringify(is)
  const value = other && fieldValues(ledger, other)?.find((one) => one.code === code)
  const params = { other: other?.zh ?? when, otherEn: other?.en ?? when }
  return {
    pointer: atField(field),
    code: 'fill-with',
    params: { ...params, value: value?.zh ?? code, valueEn: value?.en ?? code },
  }
}

function uniqueFault(
  { fields: names, states }: Extract<RecordCheck, { kind: 'unique' }>,
  { ledger, id, performed: { fields } }: Checked,
  lookup: RecordLookup,
): RecordFault | undefined {
  const isMeant = (of: Fields): boolean => !states || states.includes(stateOf(of) ?? '')
  const values = names.map((name) => fields[name])
  if (!isMeant(fields) || values.every(isEmpty)) return undefined
  const other = lookup
    .matching(ledger.code, names, values)
    .find((record) => record.id !== id && isMeant(currentFields(record)) && hasAll(record, names, values))
  return other && { pointer: atField(names.at(-1) ?? ''), code: 'not-unique', params: { id: other.id } }
}

const hasAll = (
  record: KeptRecord,
  names: readonly string[],
  values: readonly (JsonValue | undefined)[],
): boolean => names.every((name, i) => sameValue(currentFields(record)[name], values[i]))

const CATALOGUE_KINDS = ['figure', 'unit', 'owner', 'domain'] as const

/** A reference names something that is there. */
function referenceFaults(
  { name, type }: LedgerField,
  value: JsonValue | undefined,
  lookup: RecordLookup,
): readonly RecordFault[] {
  const [, to] = /^ref\(([a-z0-9-]+)\)/.exec(type) ?? []
  if (to === undefined || to === 'person' || isEmpty(value)) return []
  const kind = CATALOGUE_KINDS.find((one) => one === to)
  const isThere = (code: string): boolean =>
    kind ? lookup.isKnown(kind, code) : lookup.record(to, code) !== undefined
  return [value].flat().flatMap((code) =>
    typeof code === 'string' && isThere(code)
      ? []
      : [
          {
            pointer: atField(name),
            code: 'no-such-reference' as const,
            params: { value: shortened(code) },
          },
        ],
  )
}

const shortened = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 80)
