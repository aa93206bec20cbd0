import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { workingYears } from '#server/calendar/workingYears.ts'
import type { HistoricRelease } from '#server/releases/index.ts'
import { CalendarMonth, type CalendarEntry } from '#shared/contract/calendar.ts'

/** Monthly, due on the 15th, January included. */
const REVENUE = 'economy.fiscal-revenue.level@410104'
/** Monthly, due on the 20th. */
const RETAIL = 'economy.retail-sales.growth@410104'

const release = (at: string, figures: Readonly<Record<string, number | null>>): HistoricRelease => ({
  ...{ at, title: at, owner: 'bureau.stats-general', records: [] },
  observations: Object.entries(figures).map(([id, value]) => {
    const [series = '', period = ''] = id.split(' ')
    return { series, period, value, ...(value === null && { missing: 'not-returned' as const }) }
  }),
})

const clock = fakeClock('2020-06-22T02:00:00.000Z')
let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer({ clock })
  token = await server.token('viewer')
  await server.releases.importHistory([
    release('2020-04-15T02:00:00.000Z', { [`${REVENUE} 2020-03`]: 4.1 }),
    release('2020-05-15T16:30:00.000Z', { [`${REVENUE} 2020-04`]: 5.6 }), // past midnight at the bureau: the 16th
    release('2020-05-20T02:00:00.000Z', { [`${RETAIL} 2020-04`]: -9.7 }),
    release('2020-06-12T02:00:00.000Z', { [`${REVENUE} 2020-05`]: null }),
  ])
})
afterAll(() => server.stop())

const month = async (query: string): Promise<CalendarMonth> => {
  const answer = await call(server.url, `GET /api/v1/calendar${query}`, { token })
  expect(answer.status).toBe(200)
  return CalendarMonth.parse(answer.body)
}
const entry = ({ entries }: CalendarMonth, series: string): CalendarEntry | undefined =>
  entries.find((e) => e.series === series)

describe('the calendar of a month', () => {
  test('says what came late, by the bureau’s own clock', async () => {
    expect(entry(await month('?month=2020-05'), REVENUE)).toMatchObject({
      ...{ period: '2020-04', due: '2020-05-15', state: 'published', on: '2020-05-16' },
      late: { days: 1, workingDays: 0 }, // a Saturday
    })
  })

  test('waits for what the higher authority has not returned', async () => {
    expect(entry(await month('?month=2020-06'), REVENUE)).toMatchObject({
      ...{ period: '2020-05', due: '2020-06-15', state: 'overdue', on: null },
      late: { days: 7, workingDays: 5 },
    })
  })

  test('moves a due day off the weekend and says which day the rule names', async () => {
    expect(entry(await month(''), RETAIL)).toMatchObject({
      due: '2020-06-22',
      named: '2020-06-20',
      state: 'upcoming',
    })
  })

  test('takes the day that one looks back to for today, with what was known on it', async () => {
    const back = await month('?month=2020-05&asOf=2020-05-15')
    expect(back.today).toBe('2020-05-15')
    expect(entry(back, REVENUE)).toMatchObject({ state: 'upcoming' })
    const later = await month('?month=2020-05&asOf=2020-05-16')
    expect(entry(later, REVENUE)).toMatchObject({ state: 'published' })
  })

  test('keeps what is awaited from before in sight', async () => {
    clock.advance(30 * 86_400_000)
    const july = await month('?month=2020-07')
    expect(july.earlier.map(({ series, period }) => [series, period])).toEqual([
      [REVENUE, '2020-05'],
      [RETAIL, '2020-05'],
    ])
    expect(entry(july, REVENUE)).toMatchObject({
      period: '2020-06',
      state: 'overdue',
      late: { days: 7, workingDays: 5 },
    })
  })

  test('waits no longer for a series that has been silent for more than a year', async () => {
    clock.advance(400 * 86_400_000)
    const { entries, earlier } = await month('')
    expect(entries).toEqual([])
    expect(earlier.map(({ state }) => state)).toEqual(['lapsed', 'lapsed'])
  })

  test('refuses what is no month', async () => {
    expect((await call(server.url, 'GET /api/v1/calendar?month=2020-Q1', { token })).status).toBe(422)
    expect((await call(server.url, 'GET /api/v1/calendar')).status).toBe(401)
  })
})

test('knows the working days of the years since 2004 and lists real exceptions alone', () => {
  const years = workingYears()
  expect(years.length).toBe(23)
  expect(years.map(({ year }) => year)).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i))
  const weekday = (year: number, day: string): number => new Date(`${year}-${day}T00:00:00Z`).getUTCDay()
  for (const { year, off, on } of years) {
    expect(off.every((day) => weekday(year, day) % 6 !== 0)).toBe(true)
    expect(on.every((day) => weekday(year, day) % 6 === 0)).toBe(true)
  }
})
