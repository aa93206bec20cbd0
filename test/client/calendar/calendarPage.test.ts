import { describe, expect, test } from 'vitest'
import {
  calendarSections,
  entriesInMonth,
  officesIn,
  type CalendarFilter,
} from '#client/components/calendar/calendarList.ts'
import { monthGrid } from '#client/components/calendar/monthGrid.ts'
import { exportAddress } from '#client/components/exports/exportAddress.ts'
import type { CalendarEntry, CalendarMonth } from '#shared/contract/calendar.ts'
import { asPeriod } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'
import { catalogue } from '#test/support/boardFixture.ts'

const RETAIL = seriesKey('economy.retail-sales.growth', '410104')
const AIR = seriesKey('ecology.air-pm25.level', '410104')
const PLAN = seriesKey('economy.gdp.growth-target', '410104')

const entry = (series: string, due: string, state: CalendarEntry['state']): CalendarEntry => ({
  ...{ series: series as CalendarEntry['series'], period: asPeriod('2020-04'), due: asPeriod(due), state },
  ...{ named: null, on: null, late: { days: 0, workingDays: 0 }, certain: true },
})
const may: CalendarMonth = {
  ...{ month: asPeriod('2020-05'), today: asPeriod('2020-05-21') },
  entries: [entry(AIR, '2020-05-06', 'published'), entry(RETAIL, '2020-05-20', 'overdue')],
  earlier: [entry(RETAIL, '2020-04-20', 'overdue'), entry(AIR, '2018-04-20', 'lapsed')],
  unscheduled: [{ series: PLAN, latest: asPeriod('2020') }],
}
const ALL: CalendarFilter = { office: '', state: '', day: undefined }

describe('the grid of a month', () => {
  const weeks = monthGrid(asPeriod('2020-05'), may.entries, catalogue.workingDays)
  const day = (text: string) => weeks.flat().find((cell) => cell?.day === text)

  test('begins with Monday and holds each day once', () => {
    expect(weeks.every((week) => week.length === 7)).toBe(true)
    expect(weeks[0]?.findIndex((cell) => cell !== undefined)).toBe(4) // 1 May 2020 was a Friday
    expect(weeks.flat().flatMap((cell) => cell?.number ?? [])).toEqual(
      Array.from({ length: 31 }, (_, i) => i + 1),
    )
  })

  test('tells holidays on weekdays and worked weekends from what the weekday says', () => {
    expect(day('2020-05-01')).toMatchObject({ isFree: true, exception: 'off' })
    expect(day('2020-05-09')).toMatchObject({ isFree: false, exception: 'on' })
    expect(day('2020-05-10')).toMatchObject({ isFree: true, exception: undefined })
    expect(day('2020-05-20')).toMatchObject({ due: 1, published: 0, overdue: 1, exception: undefined })
  })

  test('of a month that fills its weeks has no empty ones', () => {
    expect(monthGrid(asPeriod('2021-02'), [], catalogue.workingDays).length).toBe(4)
  })
})

describe('the list', () => {
  const ids = (filter: Partial<CalendarFilter>) =>
    calendarSections(catalogue, may, { ...ALL, ...filter }).map(({ id }) => id)

  test('begins with what is awaited from before and ends with what nobody waits for', () => {
    expect(ids({})).toEqual(['earlier', '2020-05-06', '2020-05-20', 'unscheduled', 'lapsed'])
  })
  test('of a state holds that state alone', () => {
    expect(ids({ state: 'overdue' })).toEqual(['earlier', '2020-05-20'])
    expect(ids({ state: 'unscheduled' })).toEqual(['unscheduled'])
    expect(ids({ state: 'lapsed' })).toEqual(['lapsed'])
  })
  test('of a day or an office holds that alone', () => {
    expect(ids({ day: asPeriod('2020-05-06') })).toEqual(['2020-05-06'])
    const [office = ''] = officesIn(catalogue, {
      ...may,
      earlier: [],
      unscheduled: [],
      entries: may.entries.slice(0, 1),
    })
    expect(office).not.toBe('')
    expect(entriesInMonth(catalogue, may, { ...ALL, office }).map(({ series }) => series)).toEqual([AIR])
  })
})

test('the address of a file leaves out what is not chosen', () => {
  expect(exportAddress({ format: 'csv', lang: 'en', asOf: '' }, RETAIL)).toBe(
    '/api/v1/series/economy.retail-sales.growth%40410104/export?format=csv&lang=en',
  )
  expect(exportAddress({ format: 'xlsx', lang: 'zh-CN', domain: 'economy', from: '2020-05', to: '' })).toBe(
    '/api/v1/export?format=xlsx&lang=zh-CN&domain=economy&from=2020-05',
  )
})
