import { describe, expect, it } from 'vitest'
import { lightsOf } from '#shared/ledger/deadline.ts'
import type { Deadline, LedgerState } from '#shared/ledger/ledger.ts'
import type { Fields, KeptRecord } from '#shared/ledger/record.ts'
import { asPeriod } from '#shared/period.ts'
import { workingDaysOf } from '#shared/workingDays.ts'

const STATES: readonly LedgerState[] = [
  { code: 'open', zh: '办理中', en: 'Open', phase: 'open' },
  { code: 'closed', zh: '已办结', en: 'Closed', phase: 'done' },
  { code: 'withdrawn', zh: '撤回', en: 'Withdrawn', phase: 'stopped' },
]
/** National Day of 2026: a week off, two Saturdays and Sundays worked in its place. */
const DAYS = workingDaysOf([
  {
    year: 2026,
    off: ['10-01', '10-02', '10-05', '10-06', '10-07'],
    on: ['09-20', '10-10'],
  },
])
const WITHIN_SEVEN: Deadline = {
  due: { kind: 'working-days', from: 'madeOn', days: 7 },
  doneOn: 'shownOn',
  warnDays: 2,
}

const record = (...steps: readonly (readonly [string, Fields])[]): KeptRecord => ({
  entity: 'matter',
  id: '2026-0001',
  versions: steps.map(([on, fields], i) => ({
    ...{ version: i + 1, seq: i + 1, on: asPeriod(on), event: 'pushed', fields, demo: false },
  })),
})
function light(deadline: Deadline, kept: KeptRecord, today: string) {
  const fields = kept.versions.at(-1)?.fields ?? {}
  return lightsOf({ deadline, states: STATES }, DAYS)({ record: kept, fields, today: asPeriod(today) })
}

describe('the light of a record', () => {
  const made = record(['2026-09-25', { madeOn: '2026-09-25', state: 'open' }])

  it('counts seven working days across a holiday and a Saturday that is worked', () => {
    // 28, 29, 30 September, 8, 9, 10 (a Saturday), 12 October.
    expect(light(WITHIN_SEVEN, made, '2026-09-28')).toEqual({
      colour: 'green',
      due: '2026-10-12',
      why: 'running',
      days: 6,
    })
  })

  it('turns yellow the days of warning ahead, also on the day itself', () => {
    expect(light(WITHIN_SEVEN, made, '2026-10-09')).toMatchObject({ colour: 'yellow', why: 'soon', days: 2 })
    expect(light(WITHIN_SEVEN, made, '2026-10-12')).toMatchObject({ colour: 'yellow', why: 'soon', days: 0 })
  })

  it('turns red when the day has passed, and says since how many working days', () => {
    expect(light(WITHIN_SEVEN, made, '2026-10-13')).toMatchObject({ colour: 'red', why: 'overdue', days: -1 })
    expect(light(WITHIN_SEVEN, made, '2026-10-19')).toMatchObject({ colour: 'red', days: -5 })
  })

  it('is green for what was done in time, and says so of what was done too late', () => {
    const shown = (on: string) => record(['2026-09-25', { madeOn: '2026-09-25', shownOn: on, state: 'open' }])
    expect(light(WITHIN_SEVEN, shown('2026-10-12'), '2026-11-23')).toMatchObject({
      colour: 'green',
      why: 'done',
    })
    expect(light(WITHIN_SEVEN, shown('2026-10-13'), '2026-11-23')).toMatchObject({
      colour: 'yellow',
      why: 'late',
    })
  })

  it('takes the day on which the state was reached where that is what ends it', () => {
    const deadline: Deadline = { due: { kind: 'field', field: 'dueOn' }, doneIn: ['closed'], warnDays: 3 }
    const due = { dueOn: '2026-11-10' }
    const closed = record(
      ['2026-11-02', { ...due, state: 'open' }],
      ['2026-11-09', { ...due, state: 'closed' }],
      ['2026-11-20', { ...due, state: 'closed', note: '归档' }],
    )
    expect(light(deadline, closed, '2026-11-23')).toMatchObject({ why: 'done' })
    const late = record(
      ['2026-11-02', { ...due, state: 'open' }],
      ['2026-11-12', { ...due, state: 'closed' }],
    )
    expect(light(deadline, late, '2026-11-23')).toMatchObject({ why: 'late' })
  })

  it('does not wait for what was given up, nor for what has no day', () => {
    const gone = record(['2026-09-25', { madeOn: '2026-09-25', state: 'withdrawn' }])
    expect(light(WITHIN_SEVEN, gone, '2026-11-23')).toMatchObject({ colour: 'grey', why: 'none', days: null })
    const none = record(['2026-09-25', { state: 'open' }])
    expect(light(WITHIN_SEVEN, none, '2026-11-23')).toMatchObject({ colour: 'grey', due: null, why: 'none' })
  })
})
