import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MATTER } from '#test/shared/ledger/sampleLedger.ts'
import { perform, type Deed, type Outcome } from '#shared/ledger/perform.ts'
import type { Fields } from '#shared/ledger/record.ts'
import { asPeriod } from '#shared/period.ts'

const TODAY = asPeriod('2026-11-23')
const GROUND = { today: TODAY, now: '2026-11-23T02:00:00.000Z', since: undefined }
const SINCE = { ...GROUND, since: asPeriod('2026-03-01') }

const act = (current: Fields | undefined, deed: Partial<Deed>, ground = current ? SINCE : GROUND): Outcome =>
  perform(MATTER, current, { fields: {}, ...deed }, ground)
const faults = (outcome: Outcome): readonly string[] =>
  'faults' in outcome ? outcome.faults.map(({ code, pointer }) => `${code} ${pointer}`) : ['done']
const done = (outcome: Outcome) => {
  if ('faults' in outcome) throw new Error(faults(outcome).join())
  return { on: outcome.on, fields: outcome.fields, event: outcome.event }
}

const OPEN: Fields = { name: '甲', state: 'open' }
const GOING: Fields = { name: '甲', state: 'going' }

describe('what happens', () => {
  test('a new record begins in the first state, on the day it is dated, with what was said', () => {
    const raised = act(undefined, {
      event: 'matter.raised',
      fields: { name: ' 甲 ', raisedOn: '2026-11-02' },
    })
    expect(done(raised)).toEqual({
      event: 'matter.raised',
      on: '2026-11-02',
      fields: { name: '甲', raisedOn: '2026-11-02', state: 'open' },
    })
  })

  test('left out, the day is today, and the field that dates it says so', () => {
    expect(done(act(undefined, { event: 'matter.raised', fields: { name: '甲' } }))).toMatchObject({
      on: TODAY,
      fields: { raisedOn: TODAY },
    })
  })

  test('a move leads on and keeps what nobody touched; null empties a field', () => {
    const closed = act(GOING, {
      event: 'matter.closed',
      fields: { amount: 3, closedOn: '2026-11-20' },
    })
    expect(done(closed)).toMatchObject({
      on: '2026-11-20',
      fields: { name: '甲', amount: 3, closedOn: '2026-11-20', state: 'closed' },
    })
    expect(done(act(GOING, { event: 'matter.corrected', fields: { name: null } })).fields).toEqual({
      state: 'going',
    })
  })

  test('what happens again is of its own day, and what an event takes away is gone', () => {
    const reopened = done(
      act({ ...GOING, state: 'closed', closedOn: '2026-05-01', amount: 3 }, { event: 'matter.reopened' }),
    )
    expect(reopened.fields).toEqual({ name: '甲', state: 'going', closedOn: '2026-05-01' })
    const again = done(act(reopened.fields, { event: 'matter.closed', fields: { amount: 4 } }))
    expect(again).toMatchObject({ on: TODAY, fields: { closedOn: TODAY, amount: 4 } })
  })

  test('what happened before the record was there holds from its first day', () => {
    const closed = act(GOING, { event: 'matter.closed', fields: { amount: 3, closedOn: '2026-01-20' } })
    expect(done(closed)).toMatchObject({ on: '2026-03-01', fields: { closedOn: '2026-01-20' } })
  })

  test('a move is not dated before the one that led to it', () => {
    const ground = { ...SINCE, stateSince: asPeriod('2026-05-05') }
    const closed = (on: string) =>
      act(GOING, { event: 'matter.closed', fields: { amount: 3, closedOn: on } }, ground)
    expect([done(closed('2026-04-01')).on, done(closed('2026-06-01')).on]).toEqual([
      '2026-05-05',
      '2026-06-01',
    ])
    const corrected = act(
      GOING,
      { event: 'matter.corrected', fields: { name: '乙' }, on: '2026-04-01' },
      ground,
    )
    expect(done(corrected).on).toBe('2026-04-01')
  })

  test('a push brings any known state; a new record without one begins at the first', () => {
    expect(done(act(undefined, { fields: { state: 'closed' } })).fields).toEqual({ state: 'closed' })
    expect(done(act(undefined, { fields: { name: '乙' } })).fields).toEqual({ name: '乙', state: 'open' })
    expect(done(act(GOING, { fields: { name: '乙' } }))).toMatchObject({
      event: 'pushed',
      fields: { state: 'going' },
    })
  })
})

test.each<[string, Fields | undefined, Partial<Deed>, string]>([
  ['an event that the ledger does not know', OPEN, { event: 'matter.eaten' }, 'unknown-event /event'],
  [
    'beginning what is there',
    OPEN,
    { event: 'matter.raised', fields: { name: '乙' } },
    'record-exists /event',
  ],
  ['going on with what is not there', undefined, { event: 'matter.started' }, 'unknown-record /event'],
  [
    'an event of another state',
    OPEN,
    { event: 'matter.closed', fields: { amount: 1 } },
    'not-in-state /event',
  ],
  ['a move without saying whereto', GOING, { event: 'matter.moved', reason: '误办' }, 'choose-state /to'],
  [
    'a move that leads nowhere',
    GOING,
    { event: 'matter.moved', to: 'open', reason: '误办' },
    'no-such-move /to',
  ],
  ['a move without its reason', GOING, { event: 'matter.moved', to: 'dropped' }, 'reason-required /reason'],
  ['what is needed left empty', GOING, { event: 'matter.closed' }, 'required /fields/amount'],
  [
    'a field that is not asked for',
    OPEN,
    { event: 'matter.started', fields: { name: '乙' } },
    'not-asked /fields/name',
  ],
  ['a field that is worked out', undefined, { fields: { late: true } }, 'not-asked /fields/late'],
  [
    'the state as a field of an event',
    GOING,
    { event: 'matter.corrected', fields: { state: 'closed' } },
    'not-asked /fields/state',
  ],
  ['an unknown field', undefined, { fields: { constructor: 'x' } }, 'unknown-field /fields/constructor'],
  ['an unknown state', undefined, { fields: { state: 'gone' } }, 'not-among /fields/state'],
  ['a day that has not come', undefined, { fields: {}, on: '2026-11-24' }, 'future-day /on'],
  [
    'a day that dates an event and has not come',
    undefined,
    { event: 'matter.raised', fields: { name: '甲', raisedOn: '2026-12-01' } },
    'future-day /fields/raisedOn',
  ],
  [
    'a day before the record was there',
    OPEN,
    { fields: { name: '乙' }, on: '2026-02-28' },
    'before-record /on',
  ],
  ['a day that is none', undefined, { fields: { raisedOn: '2026-02-30' } }, 'not-a-day /fields/raisedOn'],
  ['a number as text', undefined, { fields: { amount: '3' } }, 'not-a-number /fields/amount'],
  ['half of something', undefined, { fields: { number: 1.5 } }, 'not-whole /fields/number'],
  ['a value twice in a set', undefined, { fields: { kinds: ['x', 'x'] } }, 'not-a-list /fields/kinds'],
  [
    'a step without words',
    undefined,
    { fields: { steps: [{ date: '2026-01-01' }] } },
    'not-a-list /fields/steps',
  ],
])('%s is refused at its place', (_, current, deed, expected) => {
  expect(faults(act(current, deed))).toEqual([expected])
})

const SEED = 20261123
const anything = fc.dictionary(
  fc.oneof(fc.constantFrom(...MATTER.fields.map(({ name }) => name)), fc.string()),
  fc.jsonValue() as fc.Arbitrary<Fields[string]>,
)
const deed = fc.record(
  {
    event: fc.constantFrom(...MATTER.events.map(({ code }) => code)),
    fields: anything,
    to: fc.constantFrom('open', 'going', 'closed', 'nowhere'),
    on: fc.constantFrom('2026-01-01', '2026-11-23', 'soon'),
    reason: fc.string(),
  },
  { requiredKeys: ['fields'] },
)

test(`whatever is asked, what comes out has only known fields, no empty ones, a known state, and is never of tomorrow (seed ${SEED})`, () => {
  fc.assert(
    fc.property(fc.option(fc.constantFrom(OPEN, GOING), { nil: undefined }), deed, (current, asked) => {
      const outcome = act(current, asked)
      if ('faults' in outcome) return outcome.faults.length > 0
      const known = new Set(MATTER.fields.map(({ name }) => name))
      expect(Object.keys(outcome.fields).filter((name) => !known.has(name))).toEqual([])
      expect(Object.values(outcome.fields).filter((value) => value === null || value === '')).toEqual([])
      expect(MATTER.states.map(({ code }) => code)).toContain(outcome.fields['state'])
      return outcome.on <= TODAY
    }),
    { seed: SEED, numRuns: 2_000 },
  )
})
