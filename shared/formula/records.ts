import type { Condition, RecordsTerm } from '#shared/formula/formula.ts'
import { plus, rational, type Rational } from '#shared/formula/rational.ts'
import { periodEnd, periodParts, type Day, type Period } from '#shared/period.ts'
import type { RecordFields } from '#shared/release.ts'

/** Where formulas over records find them; the one thing that a ledger engine has to offer them. */
export interface RecordSource {
  /** The records of a ledger as they stood at the end of a day; undefined where the ledger is not kept here. */
  readonly recordsAt: (ledger: string, day: Day) => Iterable<RecordFields> | undefined
  /** The period that a round of evaluation covers, by the id of the round. */
  readonly roundPeriod: (id: string) => Period | undefined
}

const NOTHING: Rational = { over: 0n, under: 1n }

/** A count or sum over records at the end of a period, in plain units; undefined where the ledger is not kept. */
export function aggregate(term: RecordsTerm, period: Period, source: RecordSource): Rational | undefined {
  const end = periodEnd(period)
  const records = source.recordsAt(term.entity, end)
  if (!records) return undefined
  const { field } = term
  const counted = matching([...records], term.where, period, source)
  if (field === null) return rational(counted.length)
  const values = counted
    .map((record) => record[field])
    .filter((value) => value !== null && value !== undefined)
  if (term.aggregate === 'count-distinct') return rational(new Set(values.map(textOf)).size)
  return values
    .filter((value) => typeof value === 'number' || typeof value === 'string')
    .reduce((sum, value) => plus(sum, rational(value)), NOTHING)
}

/** `= end` asks for the latest day among the records that meet everything else, so it is looked at last. */
function matching(
  records: readonly RecordFields[],
  where: readonly Condition[],
  period: Period,
  source: RecordSource,
): readonly RecordFields[] {
  const others = where.filter(({ test }) => test !== 'at-end')
  let left = records.filter((record) => others.every((condition) => meets(record, condition, period, source)))
  for (const { field } of where.filter(({ test }) => test === 'at-end')) {
    const days = left.map((record) => dayOf(record[field])).filter((day) => day <= periodEnd(period))
    const latest = days.toSorted().at(-1)
    left = left.filter((record) => latest !== undefined && dayOf(record[field]) === latest)
  }
  return left
}

function meets(
  record: RecordFields,
  { field, test, values }: Condition,
  period: Period,
  source: RecordSource,
): boolean {
  const value = record[field]
  switch (test) {
    case 'equals':
    case 'in':
      return values.includes(textOf(value))
    case 'has':
      return Array.isArray(value) && values.every((one) => value.includes(one))
    case 'is-set':
      return value !== undefined && value !== null && value !== ''
    case 'covers-period':
      return value === period || source.roundPeriod(textOf(value)) === period
    case 'in-ytd':
      return within(dayOf(value), `${periodParts(period).year}-01-01`, periodEnd(period))
    case 'in-year':
      return dayOf(value).startsWith(`${periodParts(period).year}-`)
    case 'at-end':
      return true
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''))

/** The day of a date or an instant as text; the empty text where there is none. */
const dayOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 10) : '')

const within = (day: string, from: string, to: string): boolean => day !== '' && day >= from && day <= to
