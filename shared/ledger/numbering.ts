import type { Checked, RecordLookup } from '#shared/ledger/checkRecord.ts'
import { stateOf } from '#shared/ledger/events.ts'
import type { Ledger, RecordCheck } from '#shared/ledger/ledger.ts'
import { isEmpty } from '#shared/ledger/perform.ts'
import { currentFields, type Fields, type JsonValue } from '#shared/ledger/record.ts'
import { atField, type RecordFault } from '#shared/ledger/recordFault.ts'

type Numbered = Extract<RecordCheck, { kind: 'numbered' }>
type Others = Pick<RecordLookup, 'matching'>

/** The fields with the next number in each numbered field that is due and was left empty. */
export function numbered(ledger: Ledger, id: string, fields: Fields, lookup: Others): Fields {
  let all = fields
  for (const check of ledger.checks) {
    if (check.kind !== 'numbered' || !isEmpty(all[check.field]) || !isDue(check, all)) continue
    const isText = ledger.fields.find(({ name }) => name === check.field)?.type === 'string'
    const next = highest(check, ledger, id, all, lookup) + 1
    all = { ...all, [check.field]: isText ? String(next) : next }
  }
  return all
}

/** A number that leaves a gap, or that another record has. */
export function numberFault(
  check: Numbered,
  { ledger, id, performed: { fields }, before }: Checked,
  lookup: Others,
): RecordFault | undefined {
  const number = numberIn(fields[check.field])
  if (!isDue(check, fields)) return undefined
  const pointer = atField(check.field)
  if (number === undefined) return isEmpty(fields[check.field]) ? undefined : { pointer, code: 'not-whole' }
  const taken = others(check, ledger, id, fields, lookup)
  const same = taken.find((other) => other.number === number)
  if (same) return { pointer, code: 'not-unique', params: { id: same.id } }
  const next = taken.reduce((most, other) => Math.max(most, other.number), 0) + 1
  const isOwn = before !== undefined && numberIn(before[check.field]) === number
  return number > next && !isOwn ? { pointer, code: 'number-gap', params: { next } } : undefined
}

const isDue = ({ states }: Numbered, fields: Fields): boolean =>
  !states || states.includes(stateOf(fields) ?? '')

const highest = (...of: Parameters<typeof others>): number =>
  others(...of).reduce((most, { number }) => Math.max(most, number), 0)

/** The numbers given to other records of the same series and year. */
function others(
  { field, within, yearOf }: Numbered,
  ledger: Ledger,
  id: string,
  fields: Fields,
  lookup: Others,
) {
  const year = yearIn(fields[yearOf])
  return lookup
    .matching(
      ledger.code,
      within,
      within.map((name) => fields[name]),
    )
    .flatMap((record) => {
      const of = currentFields(record)
      const number = numberIn(of[field])
      return record.id !== id && number !== undefined && yearIn(of[yearOf]) === year
        ? [{ id: record.id, number }]
        : []
    })
}

const yearIn = (value: JsonValue | undefined): string => (typeof value === 'string' ? value.slice(0, 4) : '')

function numberIn(value: JsonValue | undefined): number | undefined {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined
}
