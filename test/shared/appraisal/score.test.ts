import { describe, expect, test } from 'vitest'
import { standings, weightedScore, WHOLE, type Mark } from '#shared/appraisal/score.ts'

const ITEMS = [
  { id: 'progress', weight: 60, max: 10 },
  { id: 'site', weight: 40, max: 50 },
]
const mark = (item: string | null, score: number, judge: string | null = null): Mark => ({
  item,
  score,
  judge,
})
const SKIP = { rounding: 'half-up', rankTies: 'skip' } as const

describe('a weighted score', () => {
  test('is the sum of the shares of full marks by weight, over the mean of the judges', () => {
    // 60 × (8 + 9) / 2 / 10 = 51; 40 × (40 + 45) / 2 / 50 = 34.
    const marks = [
      mark('progress', 8, '甲'),
      mark('progress', 9, '乙'),
      mark('site', 40, '甲'),
      mark('site', 45, '乙'),
    ]
    expect(weightedScore(ITEMS, marks, 'half-up')).toBe(85)
  })
  test('is exact before it is rounded once, by the convention of the house', () => {
    // 100 × 0.87125: the half goes up, or to the even digit.
    const item = [{ id: 'all', weight: 100, max: 8 }]
    expect(weightedScore(item, [mark('all', 6.9701)], 'half-up')).toBe(87.13)
    expect(weightedScore([{ ...WHOLE }], [mark(null, 86.125)], 'half-up')).toBe(86.13)
    expect(weightedScore([{ ...WHOLE }], [mark(null, 86.125)], 'half-even')).toBe(86.12)
  })
  test('is not there while an item has no mark', () => {
    expect(weightedScore(ITEMS, [mark('progress', 8)], 'half-up')).toBeUndefined()
    expect(weightedScore([], [], 'half-up')).toBeUndefined()
  })
})

describe('standings', () => {
  const whole = (id: string, ...scores: number[]) => ({
    id,
    marks: scores.map((score, i) => mark(null, score, `评委${i}`)),
  })
  test('equal scores share a place and the next is skipped, or not, as the house has it', () => {
    const candidates = [whole('a', 90), whole('b', 95), whole('c', 90), whole('d', 80)]
    const places = (rankTies: 'skip' | 'dense') =>
      standings([WHOLE], candidates, { ...SKIP, rankTies }).map(({ id, position, tied }) => [
        id,
        position,
        tied,
      ])
    expect(places('skip')).toEqual([
      ['b', 1, false],
      ['a', 2, true],
      ['c', 2, true],
      ['d', 4, false],
    ])
    expect(places('dense').at(-1)).toEqual(['d', 3, false])
  })
  test('scores that differ only beyond what is published are equal', () => {
    const rows = standings([WHOLE], [whole('a', 90.001), whole('b', 90.002)], SKIP)
    expect(rows.map(({ position, tied }) => [position, tied])).toEqual([
      [1, true],
      [1, true],
    ])
  })
  test('who has not been judged by everybody is said so, who has no score has no place', () => {
    const rows = standings([WHOLE], [whole('a', 90), whole('b', 80, 84), whole('c')], SKIP)
    expect(rows).toEqual([
      { id: 'a', score: 90, position: 1, tied: false, missing: 1 },
      { id: 'b', score: 82, position: 2, tied: false, missing: 0 },
      { id: 'c', score: null, position: null, tied: false, missing: 2 },
    ])
  })
})
