import { describe, expect, test } from 'vitest'
import { receiveFrame } from '#client/live/receiveFrame.ts'
import { rejoinDelay } from '#client/live/rejoinDelay.ts'
import { emptyBoard } from '#shared/board.ts'
import type { Release } from '#shared/release.ts'

const release = (seq: number): Release => ({
  seq,
  at: '2020-01-01T00:00:00.000Z',
  title: `r${seq}`,
  owner: 'o',
  changes: [],
})
const board = receiveFrame(emptyBoard('e'), 'e', [release(1), release(2)])
if (board.kind !== 'applied') throw new Error('the fixture did not apply')

describe('a frame of releases', () => {
  test('is applied in order and says what was new', () => {
    const got = receiveFrame(board.board, 'e', [release(3), release(4)])
    expect(got).toMatchObject({ kind: 'applied', board: { seq: 4 }, fresh: [{ seq: 3 }, { seq: 4 }] })
  })

  test('that repeats what is known changes nothing, and an overlap applies only the rest', () => {
    expect(receiveFrame(board.board, 'e', [release(1), release(2)])).toEqual({ kind: 'nothing-new' })
    expect(receiveFrame(board.board, 'e', [release(2), release(3)])).toMatchObject({
      kind: 'applied',
      fresh: [{ seq: 3 }],
    })
  })

  test('with a gap before it or within it is not applied', () => {
    expect(receiveFrame(board.board, 'e', [release(4)])).toEqual({ kind: 'gap' })
    expect(receiveFrame(board.board, 'e', [release(3), release(5)])).toEqual({ kind: 'gap' })
  })

  test('of another epoch is a gap even when its numbers fit', () => {
    expect(receiveFrame(board.board, 'other', [release(3)])).toEqual({ kind: 'gap' })
  })
})

describe('the wait before rejoining', () => {
  test('is spread over the whole span and never longer than a second within the first minute', () => {
    for (let attempt = 0; attempt < 50; attempt++) {
      expect(rejoinDelay(attempt, 10_000, 0)).toBe(0)
      expect(rejoinDelay(attempt, 10_000, 0.999)).toBeLessThanOrEqual(1_000)
    }
  })

  test('grows to eight seconds for a server that stays away', () => {
    expect(rejoinDelay(20, 120_000, 1)).toBe(8_000)
  })
})
