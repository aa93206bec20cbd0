import { describe, expect, test, vi } from 'vitest'
import { factCards } from '#client/tablet/factCards.ts'
import { mergeHistory } from '#client/tablet/history.ts'
import { keptSeries } from '#client/tablet/keptSeries.ts'
import { rankBars } from '#client/tablet/rankBars.ts'
import { rangeWindow, usefulRanges } from '#client/tablet/ranges.ts'
import { firstPublished, revisionsOf, vintagesAt } from '#client/tablet/revisions.ts'
import type { Vintage } from '#shared/contract/answers.ts'
import { addPeriods, asPeriod } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'
import { traits } from '#test/support/boardFixture.ts'

const line = { traits: traits('economy.gdp.level') }

const vintage = (period: string, value: number | null, n = 1, seq = n): Vintage => ({
  period: asPeriod(period),
  value,
  vintage: n,
  seq,
  owner: '',
  status: value === null ? 'missing' : 'final',
  source: null,
  at: '2020-06-18T06:31:08.000Z',
})
const run = (from: string, count: number) =>
  Array.from({ length: count }, (_, i) => addPeriods(asPeriod(from), i))

describe('a history', () => {
  test('takes from the board what is newer than the answer, and no older vintage', () => {
    const fetched = [vintage('2019', 7), vintage('2020', 8, 2)]
    const board = [
      { period: asPeriod('2020'), value: 1, vintage: 1, status: 'final' },
      { period: asPeriod('2021'), value: 9, vintage: 1, status: 'preliminary' },
    ] as const
    expect(mergeHistory(fetched, board).map((o) => o.value)).toEqual([7, 8, 9])
    const revised = [{ period: asPeriod('2019'), value: 6, vintage: 2, status: 'revised' }] as const
    expect(mergeHistory(fetched, revised).map((o) => o.value)).toEqual([6, 8])
  })

  test('gives at least three facts however short it is', () => {
    expect(factCards([vintage('2020', 5)]).map(({ kind }) => kind)).toEqual(['span', 'versions', 'filing'])
    expect(factCards([vintage('2019', 5), vintage('2020', null)])[0]).toMatchObject({
      kind: 'known',
      value: 5,
    })
  })
})

describe('the ranges', () => {
  test('of months reach back to the same month', () => {
    const months = run('2016-01', 60)
    expect(usefulRanges(months)).toEqual(['1y', '3y', 'all'])
    expect(rangeWindow(months, '1y')).toEqual([47, 59])
    expect(rangeWindow(months, 'all')).toEqual([0, 59])
  })

  test('that show no line or leave nothing out have no button', () => {
    expect(usefulRanges(run('2000', 20))).toEqual(['3y', 'all'])
    expect(usefulRanges(run('2019-01', 12))).toEqual([])
    expect(usefulRanges([])).toEqual([])
  })
})

describe('revisions', () => {
  const all = [
    vintage('2019', 7, 1, 3),
    vintage('2019', 7.5, 2, 9),
    vintage('2020', 8, 1, 5),
    vintage('2019', 7.6, 3, 12),
  ]
  test('pair each value with the one it replaced, newest first', () => {
    expect(revisionsOf(all).map(({ before, after }) => [before.value, after.value])).toEqual([
      [7.5, 7.6],
      [7, 7.5],
    ])
  })
  test('are drawn against what was published first', () => {
    expect(firstPublished(all, 'first', line)?.observations.map((o) => o.value)).toEqual([7, 8])
    expect(firstPublished([vintage('2019', 7), vintage('2020', 8)], 'first', line)).toBeUndefined()
  })
  test('of one period come newest first', () => {
    expect(vintagesAt(all, asPeriod('2019')).map((v) => v.vintage)).toEqual([3, 2, 1])
  })
})

describe('bars of a rank table', () => {
  test('grow from zero, to the left where the value is negative', () => {
    const { zero, bars } = rankBars([6, 3, -2])
    expect(zero).toBe(25)
    expect(bars).toEqual([
      { left: 25, width: 75 },
      { left: 25, width: 37.5 },
      { left: 0, width: 25 },
    ])
  })
  test('of nothing but zeros have no width', () => {
    expect(rankBars([0, 0]).bars).toEqual([
      { left: 0, width: 0 },
      { left: 0, width: 0 },
    ])
  })
})

describe('kept answers', () => {
  const key = seriesKey('economy.gdp.growth', '410104')

  test('are asked for once for a state of the board, and again when it changed', async () => {
    const ask = vi.fn(async () => [vintage('2020', 1)])
    const kept = keptSeries(ask)
    await Promise.all([kept.want(key, 'a'), kept.want(key, 'a')])
    await kept.want(key, 'a')
    expect(ask).toHaveBeenCalledTimes(1)
    await kept.want(key, 'b')
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test('never end on an answer for a state that has passed', async () => {
    let value = 1
    const kept = keptSeries(async () => [vintage('2020', value++)])
    const first = kept.want(key, 'a')
    const second = kept.want(key, 'b')
    await Promise.all([first, second])
    expect(kept.answers.value.get(key)?.[0]?.value).toBe(2)
  })

  test('stay when the server is away, and are asked for again', async () => {
    let away = false
    const kept = keptSeries(async () => {
      if (away) throw new Error('away')
      return [vintage('2020', 1)]
    })
    await kept.want(key, 'a')
    away = true
    expect(await kept.want(key, 'b')).toBe(false)
    expect(kept.answers.value.get(key)).toHaveLength(1)
    away = false
    expect(await kept.want(key, 'b')).toBe(true)
  })
})
