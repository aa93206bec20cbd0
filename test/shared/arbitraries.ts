import fc from 'fast-check'
import { emptyBoard } from '#shared/board.ts'
import { asPeriod, daysInMonth, type Period } from '#shared/period.ts'
import type { Change, Release } from '#shared/release.ts'
import { seriesKey } from '#shared/series.ts'

/** Fixed, so that a red run is the same run tomorrow; fast-check prints it with the shrunk case. */
export const SEED = 20200612

const two = (n: number): string => String(n).padStart(2, '0')
const year = fc.integer({ min: 1950, max: 2100 })

export const monthPeriod = fc
  .tuple(year, fc.integer({ min: 1, max: 12 }))
  .map(([y, m]) => asPeriod(`${y}-${two(m)}`))
export const dayPeriod = fc
  .tuple(year, fc.integer({ min: 1, max: 12 }), fc.nat(30))
  .map(([y, m, d]) => asPeriod(`${y}-${two(m)}-${two(1 + (d % daysInMonth(y, m)))}`))
export const anyPeriod: fc.Arbitrary<Period> = fc.oneof(
  monthPeriod,
  dayPeriod,
  fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, q]) => asPeriod(`${y}-Q${q}`)),
  fc.tuple(year, fc.integer({ min: 1, max: 2 })).map(([y, h]) => asPeriod(`${y}-H${h}`)),
  year.map((y) => asPeriod(String(y))),
)

/** Without the negative zero, which JSON does not keep. */
const aNumber = fc.double({ min: -50, max: 50, noNaN: true }).map((value) => value + 0)

const observationChange = fc
  .record({
    series: fc.nat(5).map((n) => seriesKey(`economy.figure-${n}.growth`, '410104')),
    month: fc.nat(90),
    value: fc.oneof(fc.constant(null), aNumber),
    vintage: fc.integer({ min: 1, max: 4 }),
    demo: fc.boolean(),
  })
  .map(({ series, month, value, vintage, demo }): Change => ({
    kind: 'observation',
    series,
    period: asPeriod(`${2015 + Math.floor(month / 12)}-${two((month % 12) + 1)}`),
    value,
    status: value === null ? 'missing' : vintage > 1 ? 'revised' : 'final',
    ...(value === null && { missing: 'not-published' as const }),
    vintage,
    ...(demo && { demo: true as const }),
    ...(vintage > 1 && { reason: '核实', revision: vintage % 2 ? 'scheduled' : 'correction' }),
  }))

const recordChange = fc
  .record({
    id: fc.nat(4),
    version: fc.integer({ min: 1, max: 9 }),
    name: fc.string(),
    isShown: fc.boolean(),
  })
  .map(({ id, version, name, isShown }): Change => ({
    kind: 'record',
    entity: 'project',
    id: `P${id}`,
    version,
    ...(isShown ? { fields: { name } } : { on: '2020-06-12', event: 'project.moved' }),
  }))

const change = fc.oneof({ weight: 4, arbitrary: observationChange }, { weight: 1, arbitrary: recordChange })

/** A gapless log of releases, numbered from 1. */
export const releaseLog = fc
  .array(fc.array(change, { maxLength: 12, size: 'max' }), { maxLength: 60, size: 'max' })
  .map((batches) =>
    batches.map((changes, i): Release => ({
      seq: i + 1,
      at: new Date(Date.UTC(2020, 0, 1, 0, 0, i)).toISOString(),
      title: `release ${i + 1}`,
      owner: 'bureau.economy',
      changes,
    })),
  )

export const start = emptyBoard('epoch-a')
