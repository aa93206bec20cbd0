import { expect, test } from 'vitest'
import { calendarDay, clockTime, longDate } from '#client/format/instant.ts'

test('an instant reads the same on the bureau clock wherever the screen stands', () => {
  const at = Date.parse('2026-11-22T16:32:08Z')
  expect(clockTime(at)).toBe('00:32:08')
  expect(calendarDay(at)).toBe('2026-11-23')
  expect(longDate(at, 'zh-CN')).toMatch(/^11月23日 ?星期一$/)
  expect(longDate(at, 'en')).toContain('23 Nov')
})
