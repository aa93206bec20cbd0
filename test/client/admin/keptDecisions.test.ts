import { expect, test } from 'vitest'
import { decisionsPlace, keepDecisions, keptDecisions } from '#client/admin/meetings/keptDecisions.ts'

const typed = { text: '两周内办结', unit: 'u', dueOn: '2026-12-07', asOrder: true, isLeftOut: false }
const place = decisionsPlace('项目科', 'weekly')

test('what was decided outlives a reload, kind by kind and person by person, until the meeting is held', () => {
  keepDecisions(place, new Map([['project/P-1', typed]]))
  expect(keptDecisions(place)).toEqual([['project/P-1', typed]])
  expect(keptDecisions(decisionsPlace('项目科', 'two-meeting'))).toEqual([])
  expect(keptDecisions(decisionsPlace('他人', 'weekly'))).toEqual([])
  keepDecisions(place, new Map())
  expect(sessionStorage.getItem(place)).toBeNull()
})

test('whatever else stands there is left alone', () => {
  for (const text of ['', '{', '{}', '[1, ["project/P-1", {"text": 1}]]']) {
    sessionStorage.setItem(place, text)
    expect(keptDecisions(place)).toEqual([])
  }
})
