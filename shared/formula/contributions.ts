import {
  fieldsOf,
  isByPeriod,
  meetsPlainly,
  metDuring,
  NEVER,
  overlap,
  textOf,
  type Span,
} from '#shared/formula/conditions.ts'
import type { RecordsTerm } from '#shared/formula/formula.ts'
import { amountOf, type Amount } from '#shared/formula/records.ts'
import { computing, type ComputedGround } from '#shared/ledger/computed.ts'
import { dayIn } from '#shared/ledger/dayIn.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { currentFields, fieldsAt, type Fields, type KeptRecord } from '#shared/ledger/record.ts'
import {
  asPeriod,
  isPeriod,
  nextPeriod,
  periodParts,
  type Day,
  type Period,
  type PeriodKind,
} from '#shared/period.ts'

/**
 * What one record adds to a count or sum, and while the figure is looked at as of which days; of a term by period, at
 * which periods.
 */
export interface Contribution extends Span, Amount {
  /** The day by which only the latest records count (`= end`); the empty text where all do. */
  readonly stamp: string
  readonly demo: boolean
}

export interface ContributionGround extends ComputedGround {
  readonly ledger: (code: string) => Ledger | undefined
  /** The period that a round of evaluation covers. */
  readonly roundPeriod: (id: string) => Period | undefined
  /** What has been worked out of a record, by the worked-out fields that were asked for: many terms ask for the same. */
  readonly courses: WeakMap<KeptRecord, Map<string, readonly Stood[]>>
}

/** How a record stood while nothing about it changed. */
interface Stood extends Days {
  readonly fields: Fields
}

/** Later than any day on which something holds. */
const NOW = asPeriod('2999-12-31')

/** Everything that a record adds to a term over figures of a kind of period, from all that is known of it now. */
export function contributions(
  term: RecordsTerm,
  kind: PeriodKind,
  record: KeptRecord,
  ground: ContributionGround,
): readonly Contribution[] {
  const ledger = ground.ledger(term.entity)
  if (!ledger) return []
  const demo = isDemo(record)
  return coursesOf(term, ledger, record, ground).flatMap(({ fields, ...span }): readonly Contribution[] => {
    const amount = amountOf(fields, term)
    if (!amount || !term.where.every((condition) => meetsPlainly(fields, condition))) return []
    const counted = isByPeriod(term) ? named(term, fields, kind, ground) : counting(term, fields, span)
    return counted ? [{ ...counted, ...amount, stamp: stampOf(term, fields), demo }] : []
  })
}

function coursesOf(
  term: RecordsTerm,
  ledger: Ledger,
  record: KeptRecord,
  ground: ContributionGround,
): readonly Stood[] {
  const asked = fieldsOf(term)
  const workedOut = ledger.fields.filter(({ name, computed }) => computed && asked.has(name))
  const key = [isByPeriod(term), ...workedOut.map(({ name }) => name)].join(' ')
  const known = ground.courses.get(record) ?? new Map<string, readonly Stood[]>()
  ground.courses.set(record, known)
  const found = known.get(key)
  if (found) return found
  const { at, turns } = computing(ledger, record, ground, asked)
  const spans = isByPeriod(term) ? [{ from: NOW, until: NEVER }] : spansOf(record, turns)
  const courses = spans.flatMap((span): readonly Stood[] => {
    const stood = isByPeriod(term) ? currentFields(record) : fieldsAt(record, span.from)
    return stood ? [{ ...span, fields: at(stood, span.from) }] : []
  })
  known.set(key, courses)
  return courses
}

/** A record is for demonstration while nobody has said anything true of it. */
export const isDemo = ({ versions }: KeptRecord): boolean => versions.at(-1)?.demo === true

interface Days extends Span {
  readonly from: Day
}

/** The spans of days in which nothing about the record changes. */
function spansOf({ versions }: KeptRecord, turns: readonly Day[]): readonly Days[] {
  const first = versions.reduce<Day>((earliest, { on }) => (on < earliest ? on : earliest), NOW)
  const days = [...new Set([...versions.map(({ on }) => on), ...turns])].filter((day) => day >= first).sort()
  return days.map((from, i) => ({ from, until: days[i + 1] ?? NEVER }))
}

/** The days among these as of which the conditions of the calendar are met. */
const counting = ({ where }: RecordsTerm, fields: Fields, span: Span): Span | undefined =>
  where.reduce<Span | undefined>((left, condition) => {
    const met = left && metDuring(fields, condition)
    return left && met && overlap(left, met)
  }, span)

/** The period that the record belongs to, where figures have such periods. */
function named(
  { where }: RecordsTerm,
  fields: Fields,
  kind: PeriodKind,
  { roundPeriod }: ContributionGround,
): Span | undefined {
  const field = where.find(({ test }) => test === 'covers-period')?.field ?? ''
  const value = fields[field]
  const period = isPeriod(value) ? value : roundPeriod(textOf(value))
  if (!period || periodParts(period).kind !== kind) return undefined
  return { from: period, until: nextPeriod(period) }
}

function stampOf({ where }: RecordsTerm, fields: Fields): string {
  const field = where.find(({ test }) => test === 'at-end')?.field
  return field === undefined ? '' : (dayIn(fields[field]) ?? '')
}
