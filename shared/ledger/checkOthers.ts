import type { Checked, RecordLookup } from '#shared/ledger/checkRecord.ts'
import { stateOf } from '#shared/ledger/events.ts'
import { referredLedger, type RecordCheck } from '#shared/ledger/ledger.ts'
import { plus, rational, toNumber } from '#shared/formula/rational.ts'
import { currentFields, type Fields } from '#shared/ledger/record.ts'
import { atField, type RecordFault } from '#shared/ledger/recordFault.ts'

/** The fields of the record that a field names, as they stand now. */
export function referredBy(
  name: string,
  { ledger, performed }: Pick<Checked, 'ledger' | 'performed'>,
  { record }: Pick<RecordLookup, 'record'>,
): Fields | undefined {
  const field = ledger.fields.find((one) => one.name === name)
  const to = field && referredLedger(field)
  const id = performed.fields[name]
  const referred = to !== undefined && typeof id === 'string' ? record(to, id) : undefined
  return referred && currentFields(referred)
}

/** What the parts of a record have against it: they do not add up. One without parts is a whole by itself. */
export function sumFault(
  { ledger, via, field, total, states }: Extract<RecordCheck, { kind: 'sums-to' }>,
  { id, performed: { fields } }: Checked,
  { matching }: RecordLookup,
): RecordFault | undefined {
  if (!states.includes(stateOf(fields) ?? '')) return undefined
  const parts = matching(ledger, [via], [id]).map((part) => currentFields(part)[field])
  if (parts.length === 0) return undefined
  const sum = toNumber(
    parts.reduce((all, part) => plus(all, rational(typeof part === 'number' ? part : 0)), rational(0)),
  )
  return sum === total ? undefined : { pointer: '', code: 'sum-differs', params: { total, sum } }
}

/** What the record that this one belongs to has against a change: it is settled. */
export function settledFault(
  { field, states }: Extract<RecordCheck, { kind: 'while' }>,
  checked: Checked,
  lookup: RecordLookup,
): RecordFault | undefined {
  const referred = referredBy(field, checked, lookup)
  if (!referred || states.includes(stateOf(referred) ?? '')) return undefined
  const named = checked.ledger.fields.find(({ name }) => name === field)
  return {
    pointer: atField(field),
    code: 'settled-already',
    params: { field: named?.zh ?? field, fieldEn: named?.en ?? field },
  }
}
