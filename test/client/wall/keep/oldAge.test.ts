import { expect, it } from 'vitest'
import { ageOf, ageWords } from '#client/wall/keep/oldAge.ts'

const HOUR_MS = 3_600_000

it('counts whole minutes, hours and days', () => {
  expect(ageOf(HOUR_MS + 12.9 * 60_000)).toEqual({ days: 0, hours: 1, minutes: 12 })
  expect(ageOf(49 * HOUR_MS)).toEqual({ days: 2, hours: 1, minutes: 0 })
  expect(ageOf(-5)).toEqual({ days: 0, hours: 0, minutes: 0 })
})

it('leaves the minutes out from the second day on', () => {
  expect(ageWords(ageOf(23 * HOUR_MS))).toBe('hours')
  expect(ageWords(ageOf(24 * HOUR_MS))).toBe('days')
})
