import type { RecordTallies } from '#server/records/tallies/recordTallies.ts'
import { viewAt } from '#server/records/viewAt.ts'
import type { RecordsTerm } from '#shared/formula/formula.ts'
import { aggregate, type Tallied } from '#shared/formula/records.ts'
import { recordSource, type RecordGround } from '#shared/formula/recordSource.ts'
import { periodParts, type Day, type Period } from '#shared/period.ts'

interface Then extends RecordGround {
  /** Nothing that came later is looked at; undefined for everything that is known. */
  readonly seq: number | undefined
  /** The day on which the figure was worked out. */
  readonly day: Day
  readonly tallies: RecordTallies
}

/** What a count or sum came to: now from the tallies, in the past from all records as they were known then. */
export function talliedAt({
  seq,
  day,
  tallies,
  ...ground
}: Then): (term: RecordsTerm, period: Period) => Tallied | undefined {
  if (seq === undefined)
    return (term, period) => tallies.read({ term, kind: periodParts(period).kind }, period, day)
  const source = recordSource({ ...ground, view: viewAt(ground.view, seq) }, day)
  return (term, period) => aggregate(term, period, source)
}
