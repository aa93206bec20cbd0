import { describe, expect, test } from 'vitest'
import {
  cellText,
  markIn,
  markKey,
  pastedMarks,
  standingsWith,
  typedMarks,
} from '#client/admin/appraisal/roundSheet.ts'
import type { Round } from '#shared/contract/appraisal.ts'

const candidate = (id: string, scores: readonly (number | undefined)[]) => ({
  ...{ id, name: { zh: id, en: id }, note: null, published: null, before: null },
  marks: scores.flatMap((score, i) =>
    score === undefined ? [] : [{ item: `i${i}`, judge: null, score, version: 1 }],
  ),
})
const ROUND: Round = {
  ...{ id: 'monthly~2026-10~ecology', kind: 'monthly', domain: 'ecology', period: null, state: 'open' },
  ...{ sheet: null, candidates: 2, seq: 1, judges: [], notes: null, may: { mark: true, publish: true } },
  items: [
    { id: 'i0', name: '任务', weight: 60, max: 10, criteria: null },
    { id: 'i1', name: '管理', weight: 40, max: 50, criteria: null },
  ],
  rows: [candidate('甲', [8, 40]), candidate('乙', [9, undefined])],
}
const at = (id: string, item: string) => markKey({ candidate: id, judge: null, item })
const HOUSE = { rounding: 'half-up', rankTies: 'skip' } as const

describe('marks as they are typed', () => {
  test.each([
    ['8.5', 8.5],
    ['８．５', 8.5],
    [' 10 ', 10],
    ['10.01', undefined],
    ['8.555', undefined],
    ['-1', undefined],
    ['八', undefined],
  ])('%s is %s of ten', (text, score) => {
    expect(markIn(text, 10)).toBe(score)
  })

  test('only what differs is sent, with the version that was seen; what is no mark is counted', () => {
    const typed = new Map([
      [at('甲', 'i0'), '8.0'],
      [at('甲', 'i1'), '45'],
      [at('乙', 'i1'), '30'],
      [at('乙', 'i0'), '11'],
    ])
    expect(typedMarks(ROUND, typed)).toEqual({
      marks: [
        { candidate: '甲', judge: null, item: 'i1', score: 45, basedOn: 1 },
        { candidate: '乙', judge: null, item: 'i1', score: 30, basedOn: 0 },
      ],
      wrong: 1,
    })
  })

  test('an emptied cell takes nothing back, and says so as wrong where a mark stands', () => {
    expect(typedMarks(ROUND, new Map([[at('乙', 'i1'), '']]))).toEqual({ marks: [], wrong: 0 })
    expect(typedMarks(ROUND, new Map([[at('甲', 'i1'), '']]))).toEqual({ marks: [], wrong: 1 })
  })

  test('a cell shows what is typed over what the server has', () => {
    const place = { candidate: '甲', judge: null, item: 'i0' }
    expect(cellText(ROUND, new Map(), place)).toBe('8')
    expect(cellText(ROUND, new Map([[markKey(place), '7']]), place)).toBe('7')
  })

  test('the ranking follows what is typed', () => {
    const rows = (typed: ReadonlyMap<string, string>) =>
      standingsWith(ROUND, typed, HOUSE).map(({ id, position, missing }) => [id, position, missing])
    expect(rows(new Map())).toEqual([
      ['甲', 1, 0],
      ['乙', null, 1],
    ])
    // 48 + 32 against 54 + 28.
    expect(rows(new Map([[at('乙', 'i1'), '35']]))).toEqual([
      ['乙', 1, 0],
      ['甲', 2, 0],
    ])
  })

  test('a block goes over the cells from one on, and what lies beyond the sheet is left out', () => {
    expect(pastedMarks(ROUND, '1\t2\t3\r\n4\t5\r\n6\r\n', { row: 0, column: 1 }, null)).toEqual([
      [at('甲', 'i1'), '1'],
      [at('乙', 'i1'), '4'],
    ])
  })
})
