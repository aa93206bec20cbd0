// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { bitmapRatio } from '#client/charts/bitmapRatio.ts'
import { wallGeometry } from '#client/wall/wallGeometry.ts'
import { DEFAULT_SCREEN } from '#shared/screens/screen.ts'

const on = (width: number, height: number, settings: Partial<typeof DEFAULT_SCREEN> = {}) =>
  wallGeometry({ width, height }, { ...DEFAULT_SCREEN, ...settings })
const part = (column: number, row: number, gap = 0) => ({
  wall: 'hall',
  columns: 3,
  rows: 2,
  column,
  row,
  gapX: gap,
  gapY: gap,
})

describe('the geometry of a wall', () => {
  test.each([
    [1366, 768, 'standard'],
    [1920, 1080, 'standard'],
    [7680, 4320, 'standard'],
    [2560, 1080, 'broad'],
    [3840, 1080, 'wide'],
    [7680, 2160, 'wide'],
    [6656, 1792, 'wide'],
    [5760, 1080, 'ultra'],
    [1080, 1920, 'tall'],
  ] as const)('%i × %i is %s', (width, height, shape) => {
    expect(on(width, height).shape).toBe(shape)
  })

  test('draws type by the smaller side: nothing is below one 68th of it', () => {
    expect(on(1920, 1080).rem).toBe(10)
    expect(on(5760, 1080).rem).toBe(10)
    expect(on(1080, 1920).rem).toBe(10)
    expect(on(7680, 4320).rem).toBe(40)
    expect(1.6 * on(1366, 768).rem).toBeGreaterThanOrEqual(768 / 68)
  })

  test('grows type with the distance, from five metres on and not without end', () => {
    expect([3, 5, 6.25, 7.5, 30].map((distance) => on(1920, 1080, { distance }).rem)).toEqual([
      10, 10, 12.5, 15, 15,
    ])
  })

  test('keeps clear of what a frame hides', () => {
    const margins = { top: 50, right: 0, bottom: 50, left: 0 }
    const { rem, margins: px } = on(1920, 1080, { margins })
    expect(px).toEqual({ top: 54, right: 0, bottom: 54, left: 0 })
    expect(rem).toBeCloseTo(9)
  })

  test('lays the page out for the whole wall, of which every screen shows its part', () => {
    const right = on(1920, 1080, { part: part(2, 1) })
    expect(right).toMatchObject({
      width: 5760,
      height: 2160,
      left: -3840,
      top: -1080,
      shape: 'broad',
      rem: 20,
    })
    expect(on(1920, 1080, { part: part(0, 0) })).toMatchObject({ width: 5760, left: -0, top: -0 })
  })

  test('leaves out what lies behind the frames between two parts', () => {
    const { width, left } = on(1000, 500, { part: part(1, 0, 0.02) })
    expect([width, left]).toEqual([3040, -1020])
    // What ends at the right edge of a part begins again beyond the frame at the left edge of the next.
    expect(-on(1000, 500, { part: part(2, 0, 0.02) }).left + 1000).toBeCloseTo(width)
  })
})

describe('the bitmap of a chart', () => {
  test('has the pixels of the screen, twice as many at most', () => {
    expect(bitmapRatio(800, 400, 1)).toBe(1)
    expect(bitmapRatio(800, 400, 1.5)).toBe(1.5)
    expect(bitmapRatio(800, 400, 3)).toBe(2)
  })

  test('never grows beyond a screen of 3840 × 2160', () => {
    for (const [width, height] of [
      [7680, 4320],
      [3840, 2000],
      [6656, 1792],
    ] as const) {
      const ratio = bitmapRatio(width, height, 2)
      expect(width * ratio * height * ratio).toBeLessThanOrEqual(3840 * 2160 + 1)
    }
  })
})
