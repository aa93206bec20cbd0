import { expect, test } from 'vitest'
import { RecordBatch } from '#shared/contract/recordBatch.ts'
import type { AgendaEntry } from '#shared/contract/rooms/meetingPack.ts'
import { meetingRequests, type MeetingDecision } from '#shared/rooms/meetingRequests.ts'

const entry = (kind: AgendaEntry['kind'], id: string, more: Partial<AgendaEntry> = {}): AgendaEntry => ({
  ...{ kind, id, title: id, project: null, unit: null, leader: null, light: 'red' },
  entity: { lagging: 'project', problem: 'rectification-item' }[kind as string] ?? 'approval-item',
  standing: { zh: '超期', en: 'over' },
  ...more,
})
const project = { id: 'P-1', title: '隧道工程' }
const LAGGING = entry('lagging', 'P-1', { project })
const PROBLEM = entry('problem', 'I-1', { project })
const APPROVAL = entry('approval', 'A-1')
const decided: MeetingDecision = {
  ...{ text: '两周内完成管线迁改', unit: 'district.project-units', dueOn: '2026-12-07', asOrder: true },
}

test('a meeting is one batch: itself, its agenda as it stood, its decisions and the orders that follow', () => {
  const records = meetingRequests({
    ...{ kind: 'weekly', chair: 'director', entries: [LAGGING, PROBLEM, APPROVAL] },
    decisionOf: ({ kind }) =>
      kind === 'problem' ? decided : kind === 'approval' ? { ...decided, asOrder: false } : undefined,
  })
  expect(RecordBatch.safeParse({ records }).success).toBe(true)
  expect(records.map(({ event, as }) => [event, as])).toEqual([
    ['leader-meeting.held', 'meeting'],
    ['agenda-item.tabled', 'item-1'],
    ['agenda-item.tabled', 'item-2'],
    ['agenda-item.tabled', 'item-3'],
    ['meeting-decision.made', 'decision-2'],
    ['supervision.order-issued', undefined],
    ['meeting-decision.made', 'decision-3'],
  ])
  const [held, first, second, third, decision, order] = records.map(({ fields }) => fields)
  expect(held).toEqual({ kind: 'weekly', chair: 'director', agenda: ['I-1'] })
  expect(first).toEqual({
    ...{
      meeting: '$meeting',
      place: 1,
      kind: 'lagging',
      light: 'red',
      standing: 'P-1：超期',
      project: 'P-1',
    },
  })
  expect(second).toMatchObject({ place: 2, item: 'I-1', project: 'P-1' })
  expect(third).toMatchObject({ place: 3, approval: 'A-1' })
  expect(decision).toEqual({
    ...{ meeting: '$meeting', project: 'P-1', item: 'I-1', agendaItem: '$item-2' },
    ...{ decision: decided.text, responsibleUnit: decided.unit, dueOn: decided.dueOn },
  })
  expect(order).toMatchObject({ decision: '$decision-2', demand: decided.text, item: 'I-1' })
})

test('a meeting without problems names none, and one that decides nothing is still held', () => {
  const records = meetingRequests({
    ...{ kind: 'two-meeting', chair: 'secretary', entries: [LAGGING], decisionOf: () => undefined },
  })
  expect(records.map(({ fields }) => fields?.['agenda'])).toEqual([undefined, undefined])
  expect(records).toHaveLength(2)
})
