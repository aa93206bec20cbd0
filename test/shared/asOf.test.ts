import { afterEach, describe, expect, test } from 'vitest'
import { asOfPoint } from '#shared/asOf.ts'
import { addDays, asPeriod, shanghaiDay, shanghaiDayEnd } from '#shared/period.ts'

const zone = process.env['TZ']
afterEach(() => void (zone === undefined ? delete process.env['TZ'] : (process.env['TZ'] = zone)))

test.each([
  ['1042', { kind: 'seq', seq: 1042 }],
  ['0', { kind: 'seq', seq: 0 }],
  ['2020', { kind: 'seq', seq: 2020 }],
  ['2020-06-12', { kind: 'day', day: '2020-06-12' }],
  ['2020-06-12T02:00:00.000Z', { kind: 'instant', at: '2020-06-12T02:00:00.000Z' }],
  ['2020-06-12T02:00:00Z', { kind: 'instant', at: '2020-06-12T02:00:00.000Z' }],
])('%s names a point of the past', (text, point) => {
  expect(asOfPoint(text)).toEqual(point)
})

test.each([
  '',
  '-1',
  '1.5',
  '2020-06',
  '2020-06-31',
  '2020-13-01T00:00:00Z',
  '2020-06-12T02:00',
  'yesterday',
  '１２',
])('“%s” names none', (text) => expect(asOfPoint(text)).toBeUndefined())

describe.each(['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'])('in the zone %s', (tz) => {
  test('a day ends a millisecond before midnight in Zhengzhou, in leap years and at the turn of the year too', () => {
    process.env['TZ'] = tz
    for (const text of ['2020-06-12', '2020-02-28', '2020-02-29', '2020-12-31', '2021-01-01', '1999-12-31']) {
      const day = asPeriod(text)
      const end = Date.parse(shanghaiDayEnd(day))
      expect(shanghaiDayEnd(day)).toBe(`${text}T15:59:59.999Z`)
      expect(shanghaiDay(end)).toBe(day)
      expect(shanghaiDay(end + 1)).toBe(addDays(day, 1))
    }
  })
})
