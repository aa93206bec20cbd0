import { describe, expect, test } from 'vitest'
import { lightAt, pixelShift, SHIFT_EVERY_MS } from '#shared/scenes/careOfPanels.ts'

const MONDAY = Date.parse('2026-11-23T00:00:00+08:00')

test('a wall moves by one pixel at a time, never farther than three, and comes to every place near by', () => {
  const path = Array.from({ length: 200 }, (_, i) => pixelShift(MONDAY + i * SHIFT_EVERY_MS))
  const steps = path
    .slice(1)
    .map(({ x, y }, i) => Math.abs(x - (path[i]?.x ?? NaN)) + Math.abs(y - (path[i]?.y ?? NaN)))
  expect(new Set(steps)).toEqual(new Set([1]))
  expect(Math.max(...path.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]))).toBe(3)
  expect(new Set(path.map(({ x, y }) => `${x} ${y}`)).size).toBe(49)
  expect(pixelShift(MONDAY + SHIFT_EVERY_MS - 1)).toEqual(pixelShift(MONDAY))
})

describe('a screen that is dimmed by hours', () => {
  const night = { from: '22:00', until: '06:30', light: 0.3 }
  const at = (text: string): number => lightAt(night, Date.parse(`2026-11-23T${text}+08:00`))

  test('shines less in them, by the bureau’s time, also over midnight', () => {
    expect([at('21:59:59'), at('22:00:00'), at('00:00:00'), at('06:29:59'), at('06:30:00')]).toEqual([
      1, 0.3, 0.3, 0.3, 1,
    ])
    expect(lightAt({ from: '12:00', until: '13:00', light: 0.5 }, MONDAY + 12.5 * 3_600_000)).toBe(0.5)
    expect(lightAt(null, MONDAY)).toBe(1)
  })
})
