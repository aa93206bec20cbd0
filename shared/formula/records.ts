import { fieldsOf, isByPeriod, meetsPlainly, metDuring, textOf } from '#shared/formula/conditions.ts'
import type { Condition, RecordsTerm } from '#shared/formula/formula.ts'
import { plus, rational, type Rational } from '#shared/formula/rational.ts'
import { dayIn } from '#shared/ledger/dayIn.ts'
import type { Fields } from '#shared/ledger/record.ts'
import { periodEnd, type Day, type Period } from '#shared/period.ts'

/** A record as it stood on a day, with the fields that are worked out. */
export interface StandingRecord {
  readonly id: string
  readonly fields: Fields
  readonly demo: boolean
}

/** Where formulas over records find them. */
export interface RecordSource {
  /** The last day that is over or running; nothing is looked at as of a later one. */
  readonly today: Day
  /** The records of a ledger as they stood at the end of a day, or as last said; undefined where it has none at all. */
  readonly recordsAt: (
    ledger: string,
    day: Day | 'now',
    fields: ReadonlySet<string>,
  ) => Iterable<StandingRecord> | undefined
  /** Whether what a term sums up has been filed for a period; left out where nothing is filed by period. */
  readonly isFiled?: ((term: RecordsTerm, period: Period) => boolean) | undefined
  /** Whether all that a ledger has is for demonstration. */
  readonly isAllDemo: (ledger: string) => boolean
  /** The period that a round of evaluation covers, by the id of the round. */
  readonly roundPeriod: (id: string) => Period | undefined
}

/** A count or sum over records in plain units, how many were counted, and whether they are for demonstration. */
export interface Tallied {
  readonly value: Rational
  readonly records: number
  readonly demo: boolean
}

export const NOTHING: Rational = { over: 0n, under: 1n }

/** The day as of which a period is looked at: its end, or today while it is running. */
export const dayOfPeriod = (period: Period, today: Day): Day => {
  const end = periodEnd(period)
  return end < today ? end : today
}

/** The very records that a count or sum is made of; undefined where the ledger has none at all. */
export function countedRecords(
  term: RecordsTerm,
  period: Period,
  source: RecordSource,
): readonly StandingRecord[] | undefined {
  const day = dayOfPeriod(period, source.today)
  const records = source.recordsAt(term.entity, isByPeriod(term) ? 'now' : day, fieldsOf(term))
  if (!records) return undefined
  const isMet = (fields: Fields, condition: Condition): boolean => {
    if (condition.test === 'covers-period') {
      const value = fields[condition.field]
      return value === period || source.roundPeriod(textOf(value)) === period
    }
    const span = meetsPlainly(fields, condition) && metDuring(fields, condition)
    return span !== false && span !== undefined && span.from <= day && day < span.until
  }
  const isCounted = ({ fields }: StandingRecord): boolean =>
    amountOf(fields, term) !== undefined && term.where.every((condition) => isMet(fields, condition))
  return latestOnly([...records].filter(isCounted), term)
}

/** `= end` asks for the latest day among the records that meet everything else. */
function latestOnly(records: readonly StandingRecord[], { where }: RecordsTerm): readonly StandingRecord[] {
  const field = where.find(({ test }) => test === 'at-end')?.field
  if (field === undefined) return records
  const last = records.reduce((latest, { fields }) => {
    const day = dayIn(fields[field]) ?? ''
    return day > latest ? day : latest
  }, '')
  return records.filter(({ fields }) => dayIn(fields[field]) === last)
}

/** The same worked out from all records; {@link Tally} does it from what changed. Undefined where it is not known. */
export function aggregate(term: RecordsTerm, period: Period, source: RecordSource): Tallied | undefined {
  const counted = source.isFiled?.(term, period) === false ? undefined : countedRecords(term, period, source)
  if (!counted) return undefined
  const amounts = counted.map(({ fields }) => amountOf(fields, term))
  const value =
    term.aggregate === 'count-distinct'
      ? rational(new Set(amounts.flatMap((amount) => amount?.keys ?? [])).size)
      : amounts.reduce((sum, amount) => plus(sum, amount?.number ?? NOTHING), NOTHING)
  const demo = counted.length > 0 ? counted.some((record) => record.demo) : source.isAllDemo(term.entity)
  return { value, records: counted.length, demo }
}

/** What one record adds: a number, or the things of which each is counted once. */
export interface Amount {
  readonly number: Rational
  readonly keys: readonly string[]
}

const ONE: Amount = { number: rational(1), keys: [] }

/** Undefined where the record has nothing to add. */
export function amountOf(fields: Fields, { aggregate: how, field }: RecordsTerm): Amount | undefined {
  if (field === null) return ONE
  const value = fields[field]
  if (value === null || value === undefined || value === '') return undefined
  if (how === 'count-distinct') {
    const keys = Array.isArray(value) ? value.map(textOf) : [textOf(value)]
    return keys.length === 0 ? undefined : { number: NOTHING, keys }
  }
  if (typeof value === 'number') return { number: rational(value), keys: [] }
  return typeof value === 'string' && DECIMAL.test(value) ? { number: rational(value), keys: [] } : undefined
}

/** A number as text, for those that a double would not hold. */
const DECIMAL = /^-?\d+(\.\d+)?$/
