import { expect, test } from 'vitest'
import { editDistance, nearest } from '#shared/report/template/nearest.ts'

test.each([
  ['growth', 'growth', 0],
  ['grwth', 'growth', 1],
  ['groowth', 'growth', 1],
  ['gorwth', 'growth', 1],
  ['grewth', 'growth', 1],
  ['', 'ab', 2],
  ['abcdef', 'x', 4],
])('%s is %s but for %d', (a, b, distance) => {
  expect(editDistance(a, b, 3)).toBe(distance)
  expect(editDistance(b, a, 3)).toBe(distance)
})

test('the nearest word is meant, unless none is near', () => {
  const words = ['need', 'full', 'same']
  expect(nearest('nead', words)).toBe('need')
  expect(nearest('SAME', words)).toBe('same')
  expect(nearest('picture', words)).toBeUndefined()
  expect(nearest('fall', words, 0)).toBeUndefined()
})
