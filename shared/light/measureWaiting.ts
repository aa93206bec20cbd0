import type { LightInput, Measured } from '#shared/light/judgement.ts'
import type { StepFields } from '#shared/light/lightRule.ts'
import {
  addPeriods,
  asPeriod,
  daysInMonth,
  isPeriod,
  periodDistance,
  periodParts,
  type Day,
  type Period,
} from '#shared/period.ts'
import type { RecordFields } from '#shared/release.ts'

const monthOfDay = (day: Day): Period => asPeriod(day.slice(0, 7))

/** Months that have ended since the planned one began and the step was not taken; 1 once the planned one is over. */
export const monthsMissed = (planned: Day, today: Day): number =>
  periodDistance(monthOfDay(planned), monthOfDay(today))

/** Months from one day to another, the days left over as a part of the month that they have begun. */
export function monthsBetween(from: Day, to: Day): number {
  /** The day on which so and so many months are full; the 31st ends on the 30th of June. */
  const fullAfter = (months: number): Day => {
    const month = addPeriods(monthOfDay(from), months)
    const { year, index } = periodParts(month)
    const last = Math.min(periodParts(from).day, daysInMonth(year, index))
    return asPeriod(`${month}-${String(last).padStart(2, '0')}`)
  }
  const ended = monthsMissed(from, to)
  const whole = to < fullAfter(ended) ? ended - 1 : ended
  const reached = fullAfter(whole)
  return whole + periodDistance(reached, to) / periodDistance(reached, fullAfter(whole + 1))
}

/** How long a record's step is late, in months, by either way of counting. */
export function waiting(
  count: (from: Day, today: Day) => number,
  { from, done, excuse, absent }: StepFields,
  fields: RecordFields,
  today: Day,
): Measured {
  const [awaited, taken] = [dayField(fields, from), dayField(fields, done)]
  const inputs: readonly LightInput[] = [
    { kind: 'day', name: 'awaited', value: awaited ?? null },
    { kind: 'day', name: 'taken', value: taken ?? null },
    { kind: 'day', name: 'today', value: today },
  ]
  const measured = { unit: 'months' as const, inputs }
  if (taken) return { ...measured, amount: 0 }
  if (!awaited || (absent === 'unknown' && fields[done] === undefined))
    return { ...measured, grey: 'not-recorded' }
  if (typeof fields[excuse] === 'string' && fields[excuse] !== '') return { ...measured, grey: 'excused' }
  const amount = count(awaited, today)
  if (amount <= 0) return { ...measured, grey: 'not-due' }
  const step = { kind: 'span', from: awaited, to: today, result: amount, unit: 'months' } as const
  return { ...measured, sum: [step], amount }
}

function dayField(fields: RecordFields, name: string): Day | undefined {
  const value = fields[name]
  return isPeriod(value) && periodParts(value).kind === 'day' ? value : undefined
}

/** Days since a figure was due by its release calendar. */
export function daysLate(due: Day | null, today: Day): Measured {
  const inputs: readonly LightInput[] = [
    { kind: 'day', name: 'due', value: due },
    { kind: 'day', name: 'today', value: today },
  ]
  const measured = { unit: 'days' as const, inputs }
  if (due === null) return { ...measured, grey: 'no-promise' }
  const amount = periodDistance(due, today)
  if (amount <= 0) return { ...measured, grey: 'not-due' }
  return { ...measured, sum: [{ kind: 'span', from: due, to: today, result: amount, unit: 'days' }], amount }
}
