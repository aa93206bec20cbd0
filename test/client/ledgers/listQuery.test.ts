import { describe, expect, test } from 'vitest'
import {
  chosenOf,
  choosing,
  facetsQuery,
  questionQuery,
  readQuestion,
  recordsQuery,
  sortedBy,
} from '#client/admin/ledgers/list/listQuery.ts'
import { tableLines } from '#client/admin/ledgers/list/tableLines.ts'
import { shownColumns, switchedColumn } from '#client/admin/ledgers/list/listColumns.ts'
import { stateSteps } from '#client/admin/ledgers/record/stateSteps.ts'
import { orders, rowOf } from '#test/client/ledgers/ledgerFixture.ts'

describe('the question of a list', () => {
  const query = {
    where: ['state:is:open,closed', 'note:has:a:b', 'nonsense', 'x:unknown:1'],
    ...{ q: '道路', sort: '-dueOn', page: '3', figure: 'projects.key.count@410104', period: '2026-10' },
  }
  const question = readQuestion(query)

  test('stands in the address and is read from it again', () => {
    expect(question.where).toEqual([
      { field: 'state', test: 'is', value: 'open,closed' },
      { field: 'note', test: 'has', value: 'a:b' },
    ])
    expect(readQuestion({ ...questionQuery(question) } as Parameters<typeof readQuestion>[0])).toEqual(
      question,
    )
    expect(questionQuery(readQuestion({}))).toEqual({})
  })

  test('is sent with its page; the counts beside it leave out what is chosen of their own field', () => {
    expect(recordsQuery(question).get('after')).toBe('100')
    const beside = facetsQuery(question, 'state')
    expect(beside.getAll('where')).toEqual(['note:has:a:b'])
    expect([beside.get('group'), beside.get('limit'), beside.get('after')]).toEqual(['state', '1', null])
  })

  test('changes by pressing: values on and off, a column up, down and as usual', () => {
    expect(chosenOf(question, 'state')).toEqual(['open', 'closed'])
    expect(chosenOf(choosing(question, 'state', ['open']), 'state')).toEqual(['open'])
    expect(choosing(question, 'state', []).where).toHaveLength(1)
    expect(choosing(question, 'state', []).page).toBe(1)
    const sorts = [1, 2, 3].map((_, i) => {
      let now = readQuestion({})
      for (let presses = 0; presses <= i; presses++) now = sortedBy(now, 'dueOn')
      return now.sort
    })
    expect(sorts).toEqual(['dueOn', '-dueOn', ''])
  })
})

describe('the table', () => {
  test('puts a heading with the count of all pages before records of another value', () => {
    const records = [rowOf('1', { kind: 'a' }), rowOf('2', { kind: 'a' }), rowOf('3')]
    const lines = tableLines(records, 'kind', [{ value: 'a', count: 7 }])
    expect(lines.map((line) => (line.kind === 'group' ? [line.value, line.count] : line.record.id))).toEqual([
      ...[['a', 7], '1', '2', ['', undefined], '3'],
    ])
    expect(tableLines(records, '', []).every(({ kind }) => kind === 'record')).toBe(true)
  })

  test('shows the columns of the definition, or those that somebody chose', () => {
    expect(shownColumns(orders, undefined).map(({ name }) => name)).toEqual([
      ...['id', 'amount', 'dueOn', 'project'],
    ])
    expect(switchedColumn(orders, ['amount', 'id'], 'count')).toEqual(['id', 'amount', 'count'])
    expect(switchedColumn(orders, ['amount', 'id'], 'id')).toEqual(['amount'])
    expect(shownColumns(orders, ['gone', 'amount']).map(({ name }) => name)).toEqual(['amount'])
  })
})

test('the way of a record shows the days it came to its states, and a dead end only to one that took it', () => {
  const act = (version: number, on: string, is: string) => ({
    ...{ version, seq: version, at: '2026-11-01T00:00:00.000Z', on, event: 'x', by: null, reason: null },
    changed: [{ field: 'state', was: null, is }],
  })
  const history = [act(2, '2026-11-09', 'closed'), act(1, '2026-11-01', 'open')]
  expect(
    stateSteps(orders, 'closed', history).map(({ state, on, standing }) => [state.code, on, standing]),
  ).toEqual([
    ['open', '2026-11-01', 'passed'],
    ['closed', '2026-11-09', 'now'],
  ])
  expect(stateSteps(orders, 'open', []).map(({ state }) => state.code)).toEqual(['open', 'closed'])
  expect(stateSteps(orders, 'dropped', []).map(({ state }) => state.code)).toEqual(['dropped'])
})
