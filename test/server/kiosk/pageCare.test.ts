import { expect, it } from 'vitest'
import { pageCare, restartDelay, type Sight } from '#server/kiosk/pageCare.ts'

const cares = (...sights: Sight[]) => {
  const care = pageCare()
  return sights.map((sight) => care(sight))
}

it('lets a page alone that shows something, and one that is just loading', () => {
  expect(cares('shows', 'empty', 'shows', 'silent', 'shows', 'empty')).toEqual(Array(6).fill('nothing'))
})

it('loads a page anew that stays empty, every third look', () => {
  const cared = cares(...Array<Sight>(6).fill('empty'))
  expect(cared).toEqual(['nothing', 'nothing', 'reload', 'nothing', 'nothing', 'reload'])
})

it('starts another browser for a page that does not answer twice, or stays empty after ten reloads', () => {
  expect(cares('shows', 'silent', 'silent')).toEqual(['nothing', 'nothing', 'restart'])
  const whole = cares(...Array<Sight>(33).fill('empty'))
  expect(whole.filter((care) => care === 'reload')).toHaveLength(10)
  expect(whole.at(-1)).toBe('restart')
})

it('waits longer before each new start, half a minute at most', () => {
  expect([0, 1, 2, 100].map(restartDelay)).toEqual([500, 1_000, 2_000, 30_000])
})
