import type { RoomGround, Standing } from '#server/rooms/ground.ts'
import { formulaOf, recordTerms } from '#server/rooms/views/measure.ts'
import type { Scope } from '#server/rooms/views/scope.ts'
import type { MonthsAnswer } from '#shared/contract/rooms.ts'
import { contributions } from '#shared/formula/contributions.ts'
import { evaluate } from '#shared/formula/evaluate.ts'
import { filedField, filedUntil, isFiledBy } from '#shared/formula/filed.ts'
import type { RecordsTerm } from '#shared/formula/formula.ts'
import { dayOfPeriod } from '#shared/formula/records.ts'
import { contributionGround } from '#shared/formula/recordSource.ts'
import { Tally } from '#shared/formula/tally.ts'
import { asPeriod, endMonth, periodParts, type Period } from '#shared/period.ts'
import type { Measure, MonthsView } from '#shared/rooms/room.ts'

/** The measure at the end of each month of this year and the last: every record is looked at once for all of them. */
export function monthsAnswer({ measure }: MonthsView, { ground, recordsOn }: Scope): MonthsAnswer {
  const at = reckonerOver(measure, ground, recordsOn(ground))
  const { year } = periodParts(ground.period)
  const months = (of: number, count: number) =>
    Array.from({ length: count }, (_, i) => {
      const period = asPeriod(`${of}-${String(i + 1).padStart(2, '0')}`)
      return { period, value: at(period) }
    })
  return { kind: 'months', current: months(year, endMonth(ground.period)), before: months(year - 1, 12) }
}

function reckonerOver(
  measure: Measure,
  ground: RoomGround,
  records: readonly Standing[],
): (period: Period) => number | null {
  if (measure.of !== 'formula') throw new Error('only a formula is asked for month by month')
  const { catalogue, ledgers, view, day } = ground
  const ledger = (code: string) => ledgers.get(code)
  const ledgerGround = contributionGround({ view, ledger, workingDays: catalogue.workingDays })
  const tallies = new Map<RecordsTerm, (period: Period) => ReturnType<Tally['at']> | undefined>()
  for (const term of recordTerms(measure)) {
    const tally = new Tally()
    for (const { record } of records)
      for (const one of contributions(term, 'month', record, ledgerGround)) tally.add(one)
    const how = filedField(term, ledger)
    const until = how && filedUntil(how, view)
    tallies.set(term, (period) =>
      until && !isFiledBy(until, period) ? undefined : tally.at(term, dayOfPeriod(period, day)),
    )
  }
  const formula = formulaOf(measure.formula)
  return (period) => {
    const result = evaluate(formula, { unit: measure.unit }, period, catalogue, {
      figure: () => undefined,
      scheduled: () => undefined,
      records: (term, at) => tallies.get(term)?.(at)?.value,
    })
    return result === 'unknown' ? null : result.value
  }
}
