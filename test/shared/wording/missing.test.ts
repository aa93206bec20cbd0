import { expect, test } from 'vitest'
import { MissingReason } from '#shared/observation.ts'
import { MISSING_REASONS, missingMark, missingSaid, missingWords } from '#shared/wording/index.ts'

const zh = { locale: 'zh-CN' } as const
const en = { locale: 'en' } as const

test('every reason for a missing value has words of its own in both languages', () => {
  const all = MissingReason.options
  expect([...MISSING_REASONS, 'withdrawn'].sort()).toEqual([...all].sort()) // which nobody chooses
  for (const tongue of [zh, en]) {
    const said = all.map((reason) => missingWords(reason, tongue))
    expect(new Set(said).size).toBe(all.length)
    expect(said.join()).not.toMatch(/\d/)
  }
})

test('the yearbooks’ marks: — no such item, … below the smallest unit, blank for all that is unknown', () => {
  expect(missingMark('not-applicable')).toBe('—')
  expect(missingMark('below-unit')).toBe('…')
  expect(missingMark('not-returned')).toBe('')
  expect(missingMark(undefined)).toBe('')
  expect(missingSaid('below-unit', zh)).toBe('… 不足本单位')
  expect(missingSaid('not-returned', zh)).toBe('上级未反馈')
  expect(missingSaid('not-published', zh)).toBe('不单独发布')
  expect(missingSaid(undefined, en)).toBe('missing')
})
