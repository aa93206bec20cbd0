import type { Ledger, LedgerField, RecordCheck } from '#shared/ledger/ledger.ts'

const field = (name: string, type: string, more: Partial<LedgerField> = {}): LedgerField => ({
  ...{ name, type, zh: name, en: name },
  ...more,
})

/** A ledger of matters that are raised, worked on and closed, small enough to be read at one glance. */
export const MATTER: Ledger = {
  ...{ code: 'matter', zh: '事项', en: 'Matter', mechanism: 'm', domain: 'd', owner: 'office.a' },
  fields: [
    field('id', 'id'),
    field('name', 'string'),
    field('unit', 'ref(owner)'),
    field('raisedOn', 'date'),
    field('dueOn', 'date'),
    field('closedOn', 'date'),
    field('loggedAt', 'datetime'),
    field('number', 'integer'),
    field('amount', 'money'),
    field('total', 'money'),
    field('period', 'period'),
    field('parent', 'ref(matter)'),
    field('kinds', 'set', { values: ['x', 'y'].map((code) => ({ code, zh: code, en: code })) }),
    field('steps', 'list(date,text)'),
    field('late', 'boolean', { computed: { kind: 'on-time' } }),
    field('state', 'enum'),
  ],
  ...{ title: ['name'], columns: ['name'], unit: 'unit' },
  states: [
    { code: 'open', zh: '待办', en: 'open', phase: 'open' },
    { code: 'going', zh: '在办', en: 'going', phase: 'open' },
    { code: 'closed', zh: '办结', en: 'closed', phase: 'done' },
    { code: 'dropped', zh: '取消', en: 'dropped', phase: 'stopped' },
  ],
  moves: [
    { from: 'open', to: 'going' },
    { from: 'open', to: 'dropped' },
    { from: 'going', to: 'closed' },
    { from: 'going', to: 'dropped' },
    { from: 'closed', to: 'going' },
  ],
  events: [
    {
      ...{ code: 'matter.raised', zh: '登记', en: 'raised', kind: 'create' },
      ...{ needs: ['name'], stamp: 'raisedOn', by: ['keeper', 'unit'] },
    },
    {
      code: 'matter.started',
      zh: '开办',
      en: 'started',
      kind: 'move',
      from: ['open'],
      to: 'going',
      by: ['unit'],
    },
    {
      ...{ code: 'matter.closed', zh: '办结', en: 'closed', kind: 'move', from: ['going'], to: 'closed' },
      ...{ asks: ['closedOn', 'amount'], needs: ['amount'], stamp: 'closedOn', by: ['reviewer'] },
    },
    {
      ...{ code: 'matter.reopened', zh: '重开', en: 'reopened', kind: 'move', from: ['closed'], to: 'going' },
      ...{ sets: { amount: null }, by: ['keeper'] },
    },
    { code: 'matter.moved', zh: '变更', en: 'moved', kind: 'move', reason: true, by: ['keeper'] },
    { code: 'matter.corrected', zh: '更正', en: 'corrected', kind: 'edit', by: ['keeper'] },
    {
      ...{ code: 'matter.overdue', zh: '逾期', en: 'overdue', kind: 'clock' },
      ...{ from: ['open'], to: 'dropped', by: [], clock: { kind: 'overdue' } },
    },
  ],
  exposure: { kind: 'told' },
  checks: [],
}

export const withChecks = (...checks: RecordCheck[]): Ledger => ({ ...MATTER, checks })
