import { describe, expect, test } from 'vitest'
import { cellIndex } from '#client/admin/review/reviewRows.ts'
import { boardOf } from '#test/support/boardFixture.ts'
import {
  cell,
  change,
  draftOf,
  FAI,
  impactOf,
  RETAIL,
  rowsOf,
  standing,
} from '#test/client/review/reviewing.ts'

const BOARD = boardOf({ [FAI]: { '2020-04': 6, '2020-05': 8.1 }, [RETAIL]: { '2020-04': -12.1 } })

describe('the kind of a change', () => {
  const kindOf = (made: Parameters<typeof change>[2], before?: ReturnType<typeof standing>, typed = {}) => {
    const impact = impactOf([change(FAI, 8.4, made)], { before: before ? [before] : [] })
    return rowsOf(BOARD, draftOf([cell(FAI, '8.4', typed)]), impact)[0]?.kind
  }

  test.each([
    ['first', {}, undefined],
    ['scheduled', { vintage: 2, revision: 'scheduled' }, standing(FAI, 8.1)],
    ['correction', { vintage: 2, revision: 'correction' }, standing(FAI, 8.1)],
    ['filled', { vintage: 2 }, standing(FAI, null, { status: 'missing', missing: 'not-filed' })],
    ['demo', { vintage: 2 }, standing(FAI, 8.1, { demo: true })],
  ] as const)('is %s by what stands there', (kind, made, before) => {
    expect(kindOf(made, before)).toBe(kind)
  })

  test('is said to put back or withdraw where an undo does', () => {
    const before = standing(FAI, 81, { vintage: 2 })
    expect(kindOf({ vintage: 3, revision: 'correction' }, before, { restores: 1 })).toBe('restored')
    const none = impactOf([change(FAI, null, { vintage: 2, missing: 'withdrawn' })], { before: [before] })
    expect(rowsOf(BOARD, draftOf([cell(FAI, '—')]), none)[0]?.kind).toBe('withdrawn')
  })

  test('is none where the figure is public just so, and open while nothing can be said', () => {
    const impact = impactOf([change(RETAIL, -6.3)], {
      unchanged: [{ series: FAI, period: cell(FAI, '').period }],
    })
    const draft = draftOf([cell(FAI, '8.1'), cell(RETAIL, '-6.3')])
    expect(rowsOf(BOARD, draft, impact).map(({ kind }) => kind)).toEqual(['same', 'first'])
    expect(rowsOf(BOARD, draft, undefined).map(({ kind }) => kind)).toEqual(['unknown', 'unknown'])
  })
})

describe('the movement of a change', () => {
  test('of a revision is from the published value, of a first figure from the period before', () => {
    const revised = impactOf([change(FAI, 8.4, { vintage: 2, revision: 'correction' })], {
      before: [standing(FAI, 8.1)],
    })
    expect(rowsOf(BOARD, draftOf([cell(FAI, '8.4')]), revised)[0]?.movement?.movement).toMatchObject({
      delta: 0.3,
      unit: 'pct-point',
      tone: 'good',
    })
    const first = rowsOf(BOARD, draftOf([cell(RETAIL, '-6.3')]), impactOf([change(RETAIL, -6.3)]))
    expect(first[0]?.movement?.movement).toMatchObject({
      delta: 5.8,
      against: 'previous',
      rates: { now: -6.3, before: -12.1 },
    })
  })

  test('of a figure that goes missing is none', () => {
    const gone = impactOf([change(FAI, null, { vintage: 2, missing: 'withdrawn' })], {
      before: [standing(FAI, 8.1)],
    })
    expect(rowsOf(BOARD, draftOf([cell(FAI, '—')]), gone)[0]?.movement).toBeUndefined()
  })
})

test('objections stand at the cell that they point to, and the others are without', () => {
  const fault = { code: 'stale-base', zh: '已有新值', en: 'newer' }
  const problem = {
    ...{ type: 'x', title: 'x', status: 409, code: 'conflict', zh: 'x', en: 'x' },
    errors: [{ pointer: '/cells/1', ...fault }],
  }
  const rows = rowsOf(BOARD, draftOf([cell(FAI, '8.4'), cell(RETAIL, '1')]), undefined, problem)
  expect(rows.map(({ faults }) => faults.length)).toEqual([0, 1])
  expect([cellIndex('/cells/12/text'), cellIndex('/cells/x'), cellIndex('')]).toEqual([
    12,
    undefined,
    undefined,
  ])
})

test('an answer to a check is told with what was asked, and only for the very value it was given for', () => {
  const months = Object.fromEntries(
    Array.from({ length: 11 }, (_, i) => [`2019-${String(i + 2).padStart(2, '0')}`, 6 + i / 10]),
  )
  const board = boardOf({ [FAI]: months })
  const answers = [{ code: 'out-of-history', value: 32, text: '省局已核' }]
  const rows = (value: number) =>
    rowsOf(board, draftOf([cell(FAI, String(value), { answers })]), impactOf([change(FAI, value)]))[0]
      ?.answered
  expect(rows(32)).toMatchObject([{ finding: { code: 'out-of-history' }, text: '省局已核' }])
  expect(rows(33)).toEqual([])
})
