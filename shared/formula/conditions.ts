import type { Condition, RecordsTerm } from '#shared/formula/formula.ts'
import { dayIn } from '#shared/ledger/dayIn.ts'
import type { Fields } from '#shared/ledger/record.ts'
import { asPeriod, type Day } from '#shared/period.ts'

/** Days from the first up to, not including, the last. */
export interface Span {
  readonly from: string
  readonly until: string
}

/** Later than every day that anybody writes. */
export const NEVER = '9999'

/** Whether the records belong to a period that they name, and not to the days on which they hold. */
export const isByPeriod = ({ where }: RecordsTerm): boolean =>
  where.some(({ test }) => test === 'covers-period')

/** The fields that a term looks at. */
export const fieldsOf = ({ field, where }: RecordsTerm): ReadonlySet<string> =>
  new Set([...(field === null ? [] : [field]), ...where.map((condition) => condition.field)])

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? '')

/** Whether a record meets a condition that asks nothing of the calendar. */
export function meetsPlainly(fields: Fields, { field, test, values }: Condition): boolean {
  const value = fields[field]
  switch (test) {
    case 'equals':
    case 'in':
      return values.includes(textOf(value))
    case 'has':
      return Array.isArray(value) && values.every((one) => value.includes(one))
    case 'is-set':
      return value !== undefined && value !== null && value !== ''
    default:
      return true
  }
}

/**
 * The days at whose end a record with these fields meets a condition of the calendar: a date in the year to date does
 * so from that day to the end of its year. Undefined where it never does.
 */
export function metDuring(fields: Fields, { field, test }: Condition): Span | undefined {
  if (test !== 'in-ytd' && test !== 'in-year' && test !== 'at-end') return { from: '', until: NEVER }
  const day = dayIn(fields[field])
  if (!day) return undefined
  if (test === 'at-end') return { from: day, until: NEVER }
  return { from: test === 'in-ytd' ? day : `${day.slice(0, 4)}-01-01`, until: firstOfNextYear(day) }
}

export const firstOfNextYear = (day: Day): Day => asPeriod(`${Number(day.slice(0, 4)) + 1}-01-01`)

/** What both spans have in common. */
export function overlap(a: Span, b: Span): Span | undefined {
  const from = a.from > b.from ? a.from : b.from
  const until = a.until < b.until ? a.until : b.until
  return from < until ? { from, until } : undefined
}
