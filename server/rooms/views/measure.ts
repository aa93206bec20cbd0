import type { RoomGround, Standing } from '#server/rooms/ground.ts'
import { isByPeriod } from '#shared/formula/conditions.ts'
import { evaluate } from '#shared/formula/evaluate.ts'
import { filedField, filedUntil, isFiledBy } from '#shared/formula/filed.ts'
import { terms, type Expression, type RecordsTerm } from '#shared/formula/formula.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import { aggregate } from '#shared/formula/records.ts'
import { recordSource } from '#shared/formula/recordSource.ts'
import { dayIn } from '#shared/ledger/dayIn.ts'
import { currentFields } from '#shared/ledger/record.ts'
import { periodDistance, periodEnd, previousPeriod, type Day, type Period } from '#shared/period.ts'
import type { Measure } from '#shared/rooms/room.ts'

/** What a measure comes to over some records, in its unit and unrounded; null where it is not known. */
export type Reckon = (records: readonly Standing[]) => number | null

/** Ground and period that a view is asked at: its records are those that stood on the ground's day. */
export interface Asked {
  readonly ground: RoomGround
  readonly period: Period
}

const parsed = new Map<string, Expression>()

/** The formula of a measure, read once; the checks of the start have seen that it can be. */
export function formulaOf(text: string): Expression {
  const known = parsed.get(text) ?? parseFormula(text)
  parsed.set(text, known)
  return known
}

export const recordTerms = (measure: Measure): readonly RecordsTerm[] =>
  measure.of === 'formula' ? terms(formulaOf(measure.formula)).filter((term) => term.type === 'records') : []

/**
 * The running month; where a measure sums up what others file month by month, the last month of the year that anybody
 * has filed of, as the published figure does.
 */
export function askedAt(ground: RoomGround, measures: readonly Measure[]): Asked {
  let { period } = ground
  for (const term of measures.flatMap(recordTerms)) {
    const how = filedField(term, (code) => ground.ledgers.get(code))
    if (!how) continue
    const until = filedUntil(how, ground.view)
    while (!isFiledBy(until, period) && isSameYear(previousPeriod(period), period))
      period = previousPeriod(period)
  }
  return asOf(ground, period)
}

/** The month before within the year: places that were taken over another year are no movement. */
export function askedBefore({ ground, period }: Asked): Asked | undefined {
  const before = previousPeriod(period)
  return isSameYear(before, period) ? asOf(ground, before) : undefined
}

const asOf = (ground: RoomGround, period: Period): Asked => {
  const end = periodEnd(period)
  return { period, ground: end < ground.day ? ground.on(end) : ground }
}

const isSameYear = (a: Period, b: Period): boolean => a.slice(0, 4) === b.slice(0, 4)

/** What a measure comes to as of the ground's day. */
export function reckoner(measure: Measure, asked: Asked): Reckon {
  switch (measure.of) {
    case 'formula':
      return byFormula(measure, asked)
    case 'mean-days':
      return meanDays(measure, asked.ground.day)
    case 'lights': {
      const { ground } = asked
      const lights: ReadonlySet<string> = new Set(measure.lights)
      return (records) => records.filter((one) => lights.has(ground.light(one).colour)).length
    }
  }
}

function byFormula(
  { formula: text, unit }: Extract<Measure, { of: 'formula' }>,
  { ground, period }: Asked,
): Reckon {
  const { catalogue, ledgers, view, day } = ground
  const formula = formulaOf(text)
  const ledger = (code: string) => ledgers.get(code)
  const source = recordSource({ view, ledger, workingDays: catalogue.workingDays }, day)
  const isFiled = new Map<RecordsTerm, boolean>()
  return (records) => {
    const among = {
      ...source,
      isAllDemo: () => false, // who draws the view is told of all that it looked at
      isFiled: (term: RecordsTerm, at: Period): boolean => {
        const known = isFiled.get(term) ?? source.isFiled?.(term, at) ?? true
        isFiled.set(term, known)
        return known
      },
      recordsAt: (code: string, at: Day | 'now') =>
        view.all(code).size === 0
          ? undefined
          : records.map(({ id, record, whole, demo }) => ({
              ...{ id, demo },
              fields: at === 'now' ? currentFields(record) : whole,
            })),
    }
    const result = evaluate(formula, { unit }, period, catalogue, {
      figure: () => undefined,
      scheduled: () => undefined,
      records: (term, at) => aggregate(term, at, among)?.value,
    })
    return result === 'unknown' ? null : result.value
  }
}

/** Records that belong to a period that they name are looked at as last said, also where the month before is asked. */
export const looksAtNow = (measures: readonly Measure[]): boolean =>
  measures.flatMap(recordTerms).some(isByPeriod)

function meanDays({ from, to }: Extract<Measure, { of: 'mean-days' }>, day: Day): Reckon {
  return (records) => {
    const spans = records.flatMap(({ whole }) => {
      const [start, end] = [dayIn(whole[from]), dayIn(whole[to])]
      return start && end && end <= day && isSameYear(end, day) ? [periodDistance(start, end)] : []
    })
    return spans.length === 0 ? null : spans.reduce((sum, days) => sum + days, 0) / spans.length
  }
}
