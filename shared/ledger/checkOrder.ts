import type { Checked, RecordLookup } from '#shared/ledger/checkRecord.ts'
import { referredBy } from '#shared/ledger/checkOthers.ts'
import { dayIn } from '#shared/ledger/dayIn.ts'
import type { Ledger, RecordCheck } from '#shared/ledger/ledger.ts'
import { currentFields, type JsonValue } from '#shared/ledger/record.ts'
import { atField, type RecordFault } from '#shared/ledger/recordFault.ts'
import { comparePeriods, isPeriod, periodParts, type Period } from '#shared/period.ts'

type OrderCheck = Extract<
  RecordCheck,
  { kind: 'differs' | 'not-before' | 'not-above' | 'range' | 'not-falling' }
>

/** What a rule has against how values of a record stand to each other, to bounds, and to those of other periods. */
export function orderFault(
  check: OrderCheck,
  checked: Checked,
  lookup: RecordLookup,
): RecordFault | undefined {
  const { ledger, performed } = checked
  const { fields } = performed
  const value = fields[check.field]
  switch (check.kind) {
    case 'differs': {
      const other = fields[check.from]
      const isSame = typeof value === 'string' && value !== '' && value === other
      return isSame
        ? { pointer: atField(check.field), code: 'must-differ', params: named(ledger, check.from) }
        : undefined
    }
    case 'not-before': {
      const [day, than] = [dayIn(value), dayIn(fields[check.than])]
      return day && than && day < than
        ? {
            pointer: atField(check.field),
            code: 'before-other',
            params: { ...named(ledger, check.than), than },
          }
        : undefined
    }
    case 'not-above': {
      const of = check.via === undefined ? fields : referredBy(check.via, checked, lookup)
      const than = of?.[check.than]
      return typeof value === 'number' && typeof than === 'number' && value > than
        ? {
            pointer: atField(check.field),
            code: 'above-other',
            params: { ...named(ledger, check.via ?? check.than), than },
          }
        : undefined
    }
    case 'range': {
      const { min = -Infinity, max = Infinity } = check
      if (typeof value !== 'number' || (value >= min && value <= max)) return undefined
      const bounds = Number.isFinite(max) ? (Number.isFinite(min) ? `${min}–${max}` : `≤ ${max}`) : `≥ ${min}`
      return { pointer: atField(check.field), code: 'out-of-range', params: { bounds } }
    }
    case 'not-falling':
      return fallingFault(check, value, checked, lookup)
  }
}

function named({ fields }: Ledger, name: string): { readonly other: string; readonly otherEn: string } {
  const field = fields.find((candidate) => candidate.name === name)
  return { other: field?.zh ?? name, otherEn: field?.en ?? name }
}

/** A running total beside those of the periods before and after in the same year; a reason lets it fall. */
function fallingFault(
  { field, per, by }: Extract<RecordCheck, { kind: 'not-falling' }>,
  value: JsonValue | undefined,
  { ledger, id, performed: { fields }, reason }: Checked,
  lookup: RecordLookup,
): RecordFault | undefined {
  const period = fields[by]
  if (typeof value !== 'number' || !isPeriod(period) || reason !== undefined) return undefined
  const { year } = periodParts(period)
  const others = lookup.matching(ledger.code, [per], [fields[per]]).flatMap((record) => {
    const other = currentFields(record)
    const [at, total] = [other[by], other[field]]
    return record.id !== id && isPeriod(at) && periodParts(at).year === year && typeof total === 'number'
      ? [{ at, total }]
      : []
  })
  const higher = others.find(({ at, total }) => comparePeriods(at, period) < 0 && total > value)
  const lower = others.find(({ at, total }) => comparePeriods(at, period) > 0 && total < value)
  const other: { readonly at: Period; readonly total: number } | undefined = higher ?? lower
  return (
    other && {
      pointer: atField(field),
      code: 'total-falls',
      params: { period: other.at, value: other.total },
    }
  )
}
