import { expect, test } from 'vitest'
import { Failure } from '#server/failure.ts'
import { startObjection } from '#server/startObjection.ts'

test('a start that fails for lack of room, or because the store is busy, says so in one line', () => {
  expect(startObjection(new Failure('disk-full'))).toBe('The disk is full; free some space and start again.')
  expect(startObjection(new Failure('unavailable'))).toMatch(/^[^\n]+ try again shortly\.$/)
})

test('a bug shows where it happened', () => {
  expect(startObjection(new Error('oops'))).toMatch(/^Error: oops\n +at /)
})
