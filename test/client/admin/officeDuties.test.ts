import { describe, expect, test } from 'vitest'
import { askedFor, byOffice } from '#client/admin/duties/officeDuties.ts'
import type { Duty, Reminder } from '#shared/contract/duties.ts'
import { asPeriod } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'

let made = 0
const duty = (owner: string, state: Duty['state'], fileBy = '2026-11-17'): Duty => ({
  ...{ series: seriesKey(`a.figure-${++made}`, '410104'), period: asPeriod('2026-10'), owner, state },
  ...{ fileBy: asPeriod(fileBy), due: asPeriod('2026-11-18'), lateDays: 0, on: null },
})
const today = asPeriod('2026-11-23')

describe('offices and what they owe', () => {
  test('stand in the order of how far they are behind', () => {
    const duties = [
      duty('done', 'done'),
      duty('owes', 'owed', '2026-11-25'),
      duty('late', 'late'),
      duty('owes-sooner', 'owed', '2026-11-24'),
    ]
    const offices = byOffice({ today, duties, reminders: [] })
    expect(offices.map(({ owner }) => owner)).toEqual(['late', 'owes-sooner', 'owes', 'done'])
    expect(offices[1]).toMatchObject({ next: '2026-11-24', counts: { owed: 1, done: 0 } })
  })

  test('say when they were last reminded', () => {
    const reminder = (id: string): Reminder => ({
      ...{ id, at: '2026-11-20T01:00:00.000Z', by: 'reviewer', owner: 'late', cells: [], remark: '' },
      ...{ records: [], seenAt: null, seenBy: null },
    })
    const [office] = byOffice({
      today,
      duties: [duty('late', 'late')],
      reminders: [reminder('newest'), reminder('older')],
    })
    expect(office?.reminded?.id).toBe('newest')
  })

  test('are asked for what is late, and only where nothing is late for what is to come', () => {
    const [owed, late, review] = [duty('a', 'owed'), duty('a', 'late'), duty('a', 'in-review')]
    expect(askedFor([owed, late, review])).toEqual([late])
    expect(askedFor([owed, review])).toEqual([owed])
  })
})
