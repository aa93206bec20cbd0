import { describe, expect, test } from 'vitest'
import { formatNumber } from '#client/format/number.ts'
import { calendarDay, clockTime, longDate } from '#client/format/instant.ts'

describe('a number as official practice writes it', () => {
  test.each([
    [8.4, { decimals: 1, signed: true }, '+8.4'],
    [-6.3, { decimals: 1, signed: true }, '−6.3'],
    [0, { decimals: 1, signed: true }, '0.0'],
    [-0.04, { decimals: 1, signed: true }, '0.0'],
    [4812, { decimals: 0 }, '4,812'],
    [1234567.891, { decimals: 2 }, '1,234,567.89'],
    [-1000, { decimals: 0 }, '−1,000'],
  ])('%d with %o reads %s', (value, style, text) => {
    expect(formatNumber(value, style)).toBe(text)
  })
})

describe('an instant on the bureau clock', () => {
  const at = Date.parse('2026-11-22T16:32:08Z')
  test('reads the same wherever the screen stands', () => {
    expect(clockTime(at)).toBe('00:32:08')
    expect(calendarDay(at)).toBe('2026-11-23')
    expect(longDate(at, 'zh-CN')).toMatch(/^11月23日 ?星期一$/)
    expect(longDate(at, 'en')).toContain('23 Nov')
  })
})
