import { describe, expect, test } from 'vitest'
import { dueFigures } from '#client/scenes/calendar/dueFigures.ts'
import { areaValues } from '#client/scenes/records/areaValues.ts'
import { asPeriod } from '#shared/period.ts'
import { boardOf, catalogue } from '#test/support/boardFixture.ts'

const HOME = catalogue.site.home
const RETAIL = 'economy.retail-sales.growth'
const GDP = 'economy.gdp.growth'
const on = (day: string, ahead = 31) =>
  dueFigures(
    boardOf({ [`${RETAIL}@${HOME}`]: { '2020-04': 1, '2020-05': 2 }, [`${GDP}@${HOME}`]: { '2020-Q1': -6 } }),
    catalogue,
    asPeriod(day),
    ahead,
  )
const said = ({ days, overdue }: ReturnType<typeof on>) => ({
  overdue: overdue.map(({ indicator, period, late }) => [indicator.code, period, late]),
  days: days.map(({ day, figures }) => [
    day,
    ...figures.map(({ indicator, period }) => `${indicator.code} ${period}`),
  ]),
})

describe('the release calendar of a wall', () => {
  test('tells day by day what comes, as far as it looks ahead', () => {
    // 20 June 2020 is a Saturday, 25 July too: due on the next working day.
    expect(said(on('2020-06-18'))).toEqual({
      overdue: [],
      days: [],
    })
    expect(said(on('2020-07-10'))).toEqual({
      overdue: [],
      days: [
        ['2020-07-20', `${RETAIL} 2020-06`],
        ['2020-07-27', `${GDP} 2020-Q2`],
      ],
    })
    expect(said(on('2020-07-10', 11)).days).toHaveLength(1)
  })

  test('tells the next period too where it falls within the days', () => {
    expect(said(on('2020-07-10', 62)).days).toContainEqual(['2020-08-20', `${RETAIL} 2020-07`])
  })

  test('has what should be there and is not on top, the longest awaited first', () => {
    const { overdue, days } = said(on('2020-08-04'))
    expect(overdue).toEqual([
      [RETAIL, '2020-06', 11],
      [GDP, '2020-Q2', 6],
    ])
    expect(days).toEqual([['2020-08-20', `${RETAIL} 2020-07`]])
  })

  test('awaits nothing that has never come, and nothing that is worked out of others', () => {
    expect(dueFigures(boardOf({}), catalogue, asPeriod('2020-08-04'), 31)).toEqual({ overdue: [], days: [] })
    const rate = catalogue.indicators.find(({ derivedFrom, retired }) => derivedFrom !== null && !retired)
    const board = boardOf({ [`${rate?.code}@${HOME}`]: { '2019-12': 5 } })
    expect(dueFigures(board, catalogue, asPeriod('2020-08-04'), 62)).toEqual({ overdue: [], days: [] })
  })
})

describe('a figure by area', () => {
  const peer = (subject: string, value: number) => ({ subject, value, rank: 1, tied: false, demo: false })
  const values = areaValues(
    { peers: [peer('410104', 8), peer('410102', 4), peer('410103', 5), peer('ZZ-ZD', 20)] },
    new Set(['410104', '410102', '410103', '410105']),
    (value) => `${value}%`,
  )
  test('is shaded between the lowest and the highest that are on the map', () => {
    expect(values.looks.get('410104')).toEqual({ shade: 1, value: '8%' })
    expect(values.looks.get('410103')).toEqual({ shade: 0.25, value: '5%' })
    expect(values.range).toEqual({ low: 4, high: 8 })
    expect(values.looks.has('410105')).toBe(false)
  })
  test('names those that have a value and no outline', () => {
    expect(values.elsewhere).toEqual(['ZZ-ZD'])
  })
  test('of one alone is neither high nor low; of none there is no range', () => {
    const one = areaValues({ peers: [peer('410104', 8)] }, new Set(['410104']), String)
    expect(one.looks.get('410104')?.shade).toBe(0.5)
    expect(areaValues({ peers: [] }, new Set(), String).range).toBeUndefined()
  })
})
