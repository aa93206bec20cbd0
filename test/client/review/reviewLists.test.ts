import { describe, expect, test } from 'vitest'
import { draftGroups, firstToReview } from '#client/admin/review/draftGroups.ts'
import { quickTimes, shanghaiInstant } from '#client/admin/review/releaseTimes.ts'
import { rowWindow } from '#client/admin/review/rowWindow.ts'
import { asPeriod } from '#shared/period.ts'
import { catalogue } from '#test/support/boardFixture.ts'
import { FAI, summaryOf } from '#test/client/review/reviewing.ts'

describe('drafts of a reviewer', () => {
  const at = (id: string, hour: number, more = {}) =>
    summaryOf({ id, submittedAt: `2026-11-23T0${hour}:00:00.000Z`, ...more })
  const drafts = [
    at('late', 5),
    at('early', 3),
    at('held', 1, { state: 'approved' }),
    at('embargoed', 1, { state: 'scheduled', releaseAt: '2026-11-24T02:00:00.000Z' }),
    at('out', 2, { state: 'released', changedAt: '2026-11-23T07:00:00.000Z' }),
    at('back', 2, { state: 'returned', changedAt: '2026-11-23T08:00:00.000Z' }),
    summaryOf({ id: 'never', state: 'discarded', submittedAt: null }),
  ]

  test('stand by what is to be done: the longest waiting first, what is done with the newest first', () => {
    const groups = draftGroups(drafts)
    expect(groups.map(({ group, drafts: of }) => [group, of.map(({ id }) => id)])).toEqual([
      ['waiting', ['early', 'late']],
      ['ready', ['held', 'embargoed']],
      ['done', ['back', 'out']],
    ])
    expect(firstToReview(groups)).toBe('early')
  })

  test('open with what is ready where nothing waits, and with none where all is done', () => {
    const ready = drafts.filter(({ state }) => state !== 'submitted')
    expect(firstToReview(draftGroups(ready))).toBe('held')
    expect(firstToReview(draftGroups(drafts.filter(({ state }) => state === 'released')))).toBeUndefined()
  })
})

describe('the hour of a release', () => {
  test('is the bureau’s, wherever the browser stands', () => {
    expect(shanghaiInstant('2026-07-21', '10:00')).toBe('2026-07-21T02:00:00.000Z')
    expect(shanghaiInstant('2026-07-21', '')).toBeUndefined()
    expect(shanghaiInstant('2026-13-41', '10:00')).toBeUndefined()
  })

  test('is offered on the calendar’s day, today, tomorrow and the next working day, once each and never in the past', () => {
    const friday = Date.parse('2026-11-20T01:00:00.000Z') // nine in the morning
    const offered = (now: number, first?: Parameters<typeof quickTimes>[2]) =>
      quickTimes(now, catalogue, first).map(({ name, day }) => `${name} ${day}`)
    expect(offered(friday)).toEqual(['today 2026-11-20', 'tomorrow 2026-11-21', 'working-day 2026-11-23'])
    expect(offered(friday + 3_600_000)).toEqual(['tomorrow 2026-11-21', 'working-day 2026-11-23'])
    const figure = { series: FAI, period: asPeriod('2026-11') }
    expect(offered(friday, figure)[0]).toMatch(/^due 2026-12-\d\d$/)
  })
})

test('of two thousand rows only those near the view are drawn, and the room of the others is kept', () => {
  const { from, to, above, below, look } = rowWindow(() => 2_000, 40)
  look({ scrollTop: 0, clientHeight: 400 })
  expect([from.value, to.value, above.value]).toEqual([0, 22, 0])
  look({ scrollTop: 40_000, clientHeight: 400 })
  expect([from.value, to.value]).toEqual([988, 1_022])
  expect(above.value + (to.value - from.value) * 40 + below.value).toBe(80_000)
  look({ scrollTop: 79_600, clientHeight: 400 })
  expect([to.value, below.value]).toEqual([2_000, 0])
})
