import type { RecordRow } from '#shared/contract/ledgers.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'

/** A ledger with a field of every kind that a form knows. */
export const orders: Ledger = {
  code: 'order',
  zh: '督办件',
  en: 'Order',
  mechanism: 'supervision',
  domain: 'key-projects',
  owner: 'bureau.projects',
  title: ['name'],
  columns: ['id', 'name', 'state', 'amount', 'dueOn', 'project'],
  states: [
    { code: 'open', zh: '办理中', en: 'Open', phase: 'open' },
    { code: 'closed', zh: '销号', en: 'Closed', phase: 'done' },
    { code: 'dropped', zh: '撤销', en: 'Dropped', phase: 'stopped' },
  ],
  moves: [
    { from: 'open', to: 'closed' },
    { from: 'open', to: 'dropped' },
  ],
  fields: [
    { name: 'id', zh: '编号', en: 'Number', type: 'id' },
    { name: 'name', zh: '事项', en: 'Matter', type: 'string' },
    { name: 'amount', zh: '金额', en: 'Amount', type: 'money' },
    { name: 'count', zh: '件数', en: 'Count', type: 'integer' },
    { name: 'dueOn', zh: '期限', en: 'Due', type: 'date' },
    { name: 'closedOn', zh: '销号日期', en: 'Closed on', type: 'date' },
    { name: 'at', zh: '时间', en: 'At', type: 'datetime' },
    { name: 'period', zh: '期别', en: 'Period', type: 'period' },
    {
      name: 'kinds',
      zh: '类别',
      en: 'Kinds',
      type: 'set',
      values: [
        { code: 'land', zh: '用地', en: 'Land' },
        { code: 'money', zh: '资金', en: 'Money' },
      ],
    },
    { name: 'project', zh: '项目', en: 'Project', type: 'ref(project)' },
    { name: 'team', zh: '人员', en: 'Team', type: 'ref(person)[]' },
    { name: 'steps', zh: '节点', en: 'Steps', type: 'list(date,text)' },
    { name: 'plan', zh: '计划', en: 'Plan', type: 'percent[12]' },
    { name: 'agreed', zh: '已确认', en: 'Agreed', type: 'boolean' },
    { name: 'late', zh: '按期', en: 'On time', type: 'boolean', computed: { kind: 'on-time' } },
    { name: 'state', zh: '状态', en: 'State', type: 'enum' },
  ],
  events: [
    {
      ...{ code: 'order.issued', zh: '下发', en: 'Issued', kind: 'create', by: ['keeper'] },
      ...{ needs: ['name'], asks: ['name', 'amount', 'kinds', 'dueOn'] },
    },
    {
      ...{
        code: 'order.closed',
        zh: '销号',
        en: 'Closed',
        kind: 'move',
        from: ['open'],
        to: 'closed',
        by: ['keeper'],
      },
      ...{ asks: ['amount'], needs: ['closedOn'], stamp: 'closedOn' },
    },
    { code: 'order.moved', zh: '变更', en: 'Moved', kind: 'move', from: ['open'], by: ['keeper'] },
    { code: 'order.corrected', zh: '更正', en: 'Corrected', kind: 'edit', reason: true, by: ['keeper'] },
  ],
  exposure: { kind: 'told' },
  deadline: { due: { kind: 'field', field: 'dueOn' }, doneOn: 'closedOn', warnDays: 3 },
  checks: [],
}

export const eventOf = (code: string) => {
  const event = orders.events.find((one) => one.code === code)
  if (!event) throw new Error(`no such event: ${code}`)
  return event
}

export const fieldOf = (name: string) => {
  const field = orders.fields.find((one) => one.name === name)
  if (!field) throw new Error(`no such field: ${name}`)
  return field
}

export const rowOf = (
  id: string,
  fields: RecordRow['fields'] = {},
  more: Partial<RecordRow> = {},
): RecordRow => ({
  ...{
    entity: 'order',
    id,
    version: 2,
    title: `事项 ${id}`,
    state: 'open',
    fields: { state: 'open', ...fields },
  },
  light: { colour: 'yellow', due: '2026-11-25', why: 'soon', days: 2 },
  ...{ changedAt: '2026-11-20T03:00:00.000Z', demo: false },
  ...more,
})
