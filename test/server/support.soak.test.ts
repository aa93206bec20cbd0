import { expect, test } from 'vitest'
import { slopeOf } from '#test/support/soak/leastSquares.ts'

test('samples on a line have its slope, and no doubt about it', () => {
  const { perUnit, band } = slopeOf([0, 1, 2, 5].map((x) => ({ x: x * 100, y: 7 + x * 300 })))
  expect(perUnit).toBeCloseTo(3)
  expect(band).toBeCloseTo(0)
})

test('the band around the slope is as wide as the samples sway', () => {
  // By hand: residuals 0.2, -0.4, 0, 0.4, -0.2 around 2x + 1 have a sum of squares of 0.4.
  const ys = [1.2, 2.6, 5, 7.4, 8.8]
  const { perUnit, band } = slopeOf(ys.map((y, x) => ({ x, y })))
  expect(perUnit).toBeCloseTo(2)
  expect(band).toBeCloseTo(3.18 * Math.sqrt(0.4 / 3 / 10))
})

test('two samples say nothing of their band', () => {
  expect(
    slopeOf([
      { x: 0, y: 1 },
      { x: 1, y: 2 },
    ]).band,
  ).toBeNaN()
})
