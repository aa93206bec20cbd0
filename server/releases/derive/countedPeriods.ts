import type { Derivation } from '#server/releases/derive/derivations.ts'
import type { RecordTallies } from '#server/records/tallies/recordTallies.ts'
import type { Movement } from '#server/records/tallies/movement.ts'
import { isByPeriod } from '#shared/formula/conditions.ts'
import { dayOfPeriod, type Tallied } from '#shared/formula/records.ts'
import { periodNamed, periodsDuring } from '#shared/formula/touchedPeriods.ts'
import type { RecordsTerm } from '#shared/formula/formula.ts'
import { periodEnd, periodParts, type Day, type Period } from '#shared/period.ts'

/** What figures over records are made of while a release is being made. */
export interface CountedRecords {
  readonly today: Day
  /** What changes of records; undefined where none do. */
  readonly movement: Movement | undefined
  /** What a term comes to once they have; undefined where its ledger has no record at all. */
  readonly read: (term: RecordsTerm, period: Period) => Tallied | undefined
  /** The first day on which a ledger has a record. */
  readonly since: (entity: string) => Day | undefined
}

/** What the tallies say, with a movement that they have not taken over yet added to it. */
export const countedRecords = (
  tallies: RecordTallies,
  today: Day,
  movement: Movement | undefined,
): CountedRecords => ({
  today,
  movement,
  read: (term, period) => tallies.read({ term, kind: periodParts(period).kind }, period, today, movement),
  since: (entity) => tallies.since(entity, movement),
})

/** The periods for which a figure may come to something else since records changed. */
export function touchedPeriods(
  derivation: Pick<Derivation, 'counted' | 'rule'>,
  records: CountedRecords,
): ReadonlySet<Period> {
  const { counted, rule } = derivation
  const { movement, today } = records
  const found = new Set<Period>()
  if (!movement) return found
  for (const one of counted) {
    const find = isByPeriod(one.term) ? periodNamed : periodsDuring
    for (const span of movement.of(one).spans) for (const period of find(rule, span, today)) found.add(period)
    for (const span of movement.newlyFiled(one.term))
      for (const period of periodsDuring(rule, span, today))
        if (isKept(derivation, period, records)) found.add(period)
    const begun = isByPeriod(one.term) ? undefined : movement.begun(one.term.entity)
    if (begun) for (const period of periodsDuring(rule, begun, today)) found.add(period)
  }
  return found
}

/** The ledgers of a figure of which records changed. */
export const movedLedgers = (
  { counted }: Pick<Derivation, 'counted'>,
  { movement }: CountedRecords,
): readonly string[] => [
  ...new Set(
    counted.filter((one) => movement && movement.of(one).spans.length > 0).map(({ term }) => term.entity),
  ),
]

/** Whether the ledgers of a figure say anything of a period: before their first record they do not. */
export const isKept = (
  { counted }: Pick<Derivation, 'counted'>,
  period: Period,
  { since, read, today }: CountedRecords,
): boolean =>
  counted.every(({ term }) => {
    if (isByPeriod(term)) return (read(term, period)?.records ?? 0) > 0
    const first = since(term.entity)
    return first !== undefined && first <= dayOfPeriod(period, today)
  })

/** A period may still come to something else of itself until it is over. */
export const isRunning = (period: Period, { today }: Pick<CountedRecords, 'today'>): boolean =>
  today <= periodEnd(period)
