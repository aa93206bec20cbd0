import { describe, expect, test } from 'vitest'
import { withChecks } from '#test/shared/ledger/sampleLedger.ts'
import { checkRecord, type RecordLookup } from '#shared/ledger/checkRecord.ts'
import type { Ledger, RecordCheck } from '#shared/ledger/ledger.ts'
import { numbered } from '#shared/ledger/numbering.ts'
import { PUSHED } from '#shared/ledger/perform.ts'
import { currentFields, sameValue, type Fields, type KeptRecord } from '#shared/ledger/record.ts'
import { asPeriod } from '#shared/period.ts'

const kept = (id: string, fields: Fields): KeptRecord => ({
  ...{ entity: 'matter', id },
  versions: [{ version: 1, seq: 1, on: asPeriod('2026-01-01'), event: PUSHED, fields, demo: false }],
})

const lookup = (records: readonly KeptRecord[]): RecordLookup => ({
  record: (_, id) => records.find((record) => record.id === id),
  matching: (_, names, values) =>
    records.filter((record) => names.every((name, i) => sameValue(currentFields(record)[name], values[i]))),
  isKnown: (_, code) => code === 'office.a',
})

interface Case {
  readonly before?: Fields
  readonly others?: readonly KeptRecord[]
  readonly event?: string
  readonly reason?: string
}

/** What the rules have against a record that has become so. */
function found(
  ledger: Ledger,
  fields: Fields,
  { before, others = [], event = 'matter.corrected', reason }: Case = {},
) {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(fields)])
  const changed = new Set([...names].filter((name) => !sameValue(before?.[name], fields[name])))
  const performed = { event, fields, on: asPeriod('2026-11-23'), changed }
  return checkRecord({ ledger, id: 'me', performed, before, reason }, lookup(others)).map(
    ({ code, pointer, params }) =>
      [code, pointer.slice('/fields/'.length), ...Object.values(params ?? {})].join(' '),
  )
}

test.each<[string, RecordCheck, Fields, Fields, string]>([
  [
    'who closes a matter is not who answers for it',
    { kind: 'differs', field: 'name', from: 'unit' },
    { name: 'office.b', unit: 'office.a' },
    { name: 'office.a', unit: 'office.a' },
    'must-differ name unit unit',
  ],
  [
    'nothing is closed before it is raised',
    { kind: 'not-before', field: 'closedOn', than: 'raisedOn' },
    { raisedOn: '2026-01-02', closedOn: '2026-01-02' },
    { raisedOn: '2026-01-02', closedOn: '2026-01-01' },
    'before-other closedOn raisedOn raisedOn 2026-01-02',
  ],
  [
    'a part is not above the whole',
    { kind: 'not-above', field: 'amount', than: 'total' },
    { amount: 2, total: 2 },
    { amount: 3, total: 2 },
    'above-other amount total total 2',
  ],
  [
    'a score lies within its bounds',
    { kind: 'range', field: 'number', min: 0, max: 100 },
    { number: 100 },
    { number: 101 },
    'out-of-range number 0–100',
  ],
  [
    'two at least go there',
    { kind: 'at-least', field: 'kinds', count: 2 },
    { kinds: ['x', 'y'] },
    { kinds: ['x'] },
    'too-few kinds 2',
  ],
  [
    'what is closed says when',
    { kind: 'filled', fields: ['closedOn'], states: ['closed'] },
    { state: 'closed', closedOn: '2026-01-01' },
    { state: 'closed' },
    'fill-in-state closedOn 办结 closed',
  ],
])('%s', (_, check, right, wrong, expected) => {
  expect(found(withChecks(check), right)).toEqual([])
  expect(found(withChecks(check), wrong)).toEqual([expected])
})

describe('references', () => {
  const others = [kept('a', {})]
  test('name what is there', () => {
    expect(found(withChecks(), { parent: 'a', unit: 'office.a' }, { others })).toEqual([])
    expect(found(withChecks(), { parent: 'b', unit: 'office.z' }, { others })).toEqual([
      'no-such-reference unit office.z',
      'no-such-reference parent b',
    ])
  })
})

describe('beside the record that it belongs to', () => {
  const parent = (fields: Fields) => [kept('whole', fields)]
  test('a mark is not above the full marks of its line', () => {
    const within = withChecks({ kind: 'not-above', field: 'amount', than: 'total', via: 'parent' })
    const others = parent({ total: 10 })
    expect(found(within, { parent: 'whole', amount: 10 }, { others })).toEqual([])
    expect(found(within, { parent: 'whole', amount: 10.5 }, { others })).toEqual([
      'above-other amount parent parent 10',
    ])
    expect(found(within, { amount: 99 }, { others })).toEqual([])
  })
  test('what belongs to something settled stays, also for machines', () => {
    const settled = withChecks({ kind: 'while', field: 'parent', states: ['open'] })
    const mine = { parent: 'whole', amount: 2 }
    const change = { before: { parent: 'whole', amount: 1 } }
    expect(found(settled, mine, { ...change, others: parent({ state: 'open' }) })).toEqual([])
    const others = parent({ state: 'closed' })
    expect(found(settled, mine, { ...change, others })).toEqual(['settled-already parent parent parent'])
    expect(found(settled, mine, { ...change, others, event: PUSHED })).toHaveLength(1)
    expect(found(settled, mine, { others, event: PUSHED })).toEqual([])
  })
  test('parts make the whole in the states where they have to, and one without parts is a whole', () => {
    const whole = withChecks({
      ...{
        kind: 'sums-to',
        ledger: 'matter',
        via: 'parent',
        field: 'amount',
        total: 100,
        states: ['closed'],
      },
    })
    const parts = (...amounts: number[]) =>
      amounts.map((amount, i) => kept(`part${i}`, { parent: 'me', amount }))
    const closing = { before: { state: 'going' } }
    expect(found(whole, { state: 'closed' }, { ...closing, others: parts(33.3, 33.3, 33.4) })).toEqual([])
    expect(found(whole, { state: 'closed' }, { ...closing, others: parts(60, 39) })).toEqual([
      'sum-differs  100 99',
    ])
    expect(found(whole, { state: 'dropped' }, { ...closing, others: parts(60, 39) })).toEqual([])
    expect(found(whole, { state: 'closed' }, closing)).toEqual([])
  })
})

describe('an old mistake', () => {
  const ledger = withChecks({ kind: 'range', field: 'number', max: 10 })
  test('keeps nobody from changing something else', () => {
    expect(found(ledger, { number: 11, name: '乙' }, { before: { number: 11 } })).toEqual([])
  })
  test('what a machine brings may lack what a state wants, and may not take it away', () => {
    const closing = withChecks({ kind: 'filled', fields: ['closedOn'], states: ['closed'] })
    expect(found(closing, { state: 'closed' }, { event: PUSHED })).toEqual([])
    const before = { state: 'closed', closedOn: '2026-01-01' }
    expect(found(closing, { state: 'closed' }, { event: PUSHED, before })).toHaveLength(1)
  })
})

describe('among records', () => {
  const once = withChecks({ kind: 'unique', fields: ['name', 'period'], states: ['open', 'going'] })
  const other = (state: string) => [kept('a', { name: '甲', period: '2026-05', state })]
  test('one of a kind is one of a kind, among those that count', () => {
    const mine = { name: '甲', period: '2026-05', state: 'open' }
    expect(found(once, mine, { others: other('going') })).toEqual(['not-unique period a'])
    expect(found(once, mine, { others: other('dropped') })).toEqual([])
    expect(found(once, { ...mine, period: '2026-06' }, { others: other('going') })).toEqual([])
  })

  const rising = withChecks({ kind: 'not-falling', field: 'total', per: 'parent', by: 'period' })
  test('a running total falls only with a reason, and only from year to year without one', () => {
    const others = [
      kept('p', {}),
      kept('a', { parent: 'p', period: '2026-03', total: 5 }),
      kept('b', { parent: 'p', period: '2026-08', total: 9 }),
    ]
    const at = (period: string, total: number) => ({ parent: 'p', period, total })
    expect(found(rising, at('2026-05', 5), { others })).toEqual([])
    expect(found(rising, at('2026-05', 4), { others })).toEqual(['total-falls total 2026-03 5'])
    expect(found(rising, at('2026-05', 10), { others })).toEqual(['total-falls total 2026-08 9'])
    expect(found(rising, at('2026-05', 4), { others, reason: '核减' })).toEqual([])
    expect(found(rising, at('2027-02', 1), { others })).toEqual([])
  })

  const check: RecordCheck = {
    kind: 'numbered',
    field: 'number',
    within: ['unit'],
    yearOf: 'raisedOn',
    states: ['closed'],
  }
  const ledger = withChecks(check)
  const mine = (number?: number): Fields => ({
    ...{ unit: 'office.a', raisedOn: '2026-05-01', state: 'closed' },
    ...(number !== undefined && { number }),
  })
  const others = [1, 2].map((number) => kept(`n${number}`, mine(number)))
  test('numbers run on without a gap, each series and year its own', () => {
    expect(numbered(ledger, 'me', mine(), lookup(others))).toEqual(mine(3))
    expect(numbered(ledger, 'me', { ...mine(), raisedOn: '2027-01-01' }, lookup(others))).toMatchObject({
      number: 1,
    })
    expect(numbered(ledger, 'me', { ...mine(), unit: 'office.b' }, lookup(others))).toMatchObject({
      number: 1,
    })
    expect(numbered(ledger, 'me', { ...mine(), state: 'open' }, lookup(others))).not.toHaveProperty('number')
    expect(found(ledger, mine(3), { others })).toEqual([])
    expect(found(ledger, mine(4), { others })).toEqual(['number-gap number 3'])
    expect(found(ledger, mine(2), { others })).toEqual(['not-unique number n2'])
  })
})
