import { expect, test } from 'vitest'
import {
  CITY_DESK,
  failureOf,
  historic,
  oneFigure,
  RETAIL,
  RETAIL_LEVEL,
} from '#test/server/releases/builders.ts'
import type { Open } from '#test/server/store/behaviour.ts'
import { asOfPoint } from '#shared/asOf.ts'
import { REPLAY_LIMIT } from '#shared/contract/live.ts'
import { asPeriod } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'

const SOURCE = { publisher: '郑州市统计局', title: '2020年5月月报', date: '2020-06-18' }

export function reading(open: Open): void {
  test('observations can be read as they were known at an instant', async () => {
    const { releases, clock } = await open()
    for (const [at, value] of [
      ['2020-06-18', 1],
      ['2020-09-18', 2],
      ['2021-03-01', 3],
    ] as const) {
      clock.moveTo(`${at}T01:00:00.000Z`)
      await releases.publish(CITY_DESK, oneFigure(value, { reason: '核实' }), undefined)
    }
    await releases.publish(CITY_DESK, oneFigure(9, { period: '2020-06' }), undefined)
    const known = async (asOf?: string) =>
      (await releases.observations(RETAIL, { asOf: asOf ? asOfPoint(asOf) : undefined })).observations.map(
        ({ period, value, vintage }) => [period, value, vintage],
      )
    expect(await known('2020-06-18T00:59:59.999Z')).toEqual([])
    expect(await known('2020-06-18T01:00:00.000Z')).toEqual([['2020-05', 1, 1]])
    expect(await known('2020-12-31T00:00:00.000Z')).toEqual([['2020-05', 2, 2]])
    expect(await known('2020-06-17')).toEqual([])
    expect(await known('2020-06-18')).toEqual([['2020-05', 1, 1]])
    expect(await known('2')).toEqual([['2020-05', 2, 2]])
    expect(await known()).toEqual([
      ['2020-05', 3, 3],
      ['2020-06', 9, 1],
    ])
  })

  test('observations come in period order between two periods, with unit and source', async () => {
    const { releases } = await open()
    const observations = ['2020-06', '2019-12', '2020-02', '2020-05'].map((period, i) => ({
      series: RETAIL_LEVEL,
      period,
      value: i + 1,
    }))
    await releases.publish(CITY_DESK, { source: SOURCE, observations }, undefined)
    const answer = await releases.observations(RETAIL_LEVEL, {
      from: asPeriod('2020-02'),
      to: asPeriod('2020-05'),
    })
    expect(answer).toMatchObject({ series: RETAIL_LEVEL, unit: 'CNY-100M', asOf: null })
    expect(answer.observations.map(({ period, value, source }) => [period, value, source])).toEqual([
      ['2020-02', 3, SOURCE],
      ['2020-05', 4, SOURCE],
    ])
  })

  test('a source of its own stands before the one of the release', async () => {
    const { releases } = await open()
    const own = { ...SOURCE, title: '核实公告' }
    await releases.publish(CITY_DESK, { source: SOURCE, ...oneFigure(1, { source: own }) }, undefined)
    expect((await releases.vintages(RETAIL, undefined)).vintages[0]?.source).toEqual(own)
    const [named] = (await releases.vintages(RETAIL, undefined, true)).vintages
    expect(named).toMatchObject({ source: own, owner: expect.stringMatching(/^bureau\./) as string })
  })

  test('an indicator that the catalogue does not have is not found', async () => {
    const { releases } = await open()
    const key = seriesKey('economy.nothing', '410104')
    expect((await failureOf(releases.observations(key, {}))).code).toBe('not-found')
    expect((await failureOf(releases.vintages(key, undefined))).code).toBe('not-found')
  })

  test('series are listed page by page, by indicator, subject or domain, with their newest period', async () => {
    const { releases } = await open()
    const series = [
      'economy.retail-sales.level@410104',
      'economy.retail-sales.level@410105',
      'economy.gdp.growth@410104',
      'projects.notice.count@410104',
    ]
    const period = (key: string) => (key.includes('gdp') ? '2020-Q2' : '2020-06')
    await releases.publish(
      CITY_DESK,
      { observations: series.map((key, i) => ({ series: key, period: period(key), value: i })) },
      undefined,
    )
    await releases.publish(CITY_DESK, oneFigure(7, { series: RETAIL_LEVEL }), undefined) // an older period
    const page = await releases.seriesList({ limit: 3 })
    expect(page.series.map((s) => s.series)).toEqual(series.toSorted().slice(0, 3))
    const rest = await releases.seriesList({ limit: 3, after: page.next ?? '' })
    expect([rest.series.map((s) => s.series), rest.next]).toEqual([series.toSorted().slice(3), null])
    expect(
      (await releases.seriesList({ limit: 9, indicator: 'economy.retail-sales.level' })).series,
    ).toHaveLength(2)
    expect((await releases.seriesList({ limit: 9, subject: '410105' })).series).toHaveLength(1)
    expect((await releases.seriesList({ limit: 9, domain: 'key-projects' })).series).toHaveLength(1)
    const [retail] = (
      await releases.seriesList({ limit: 9, indicator: 'economy.retail-sales.level', subject: '410104' })
    ).series
    expect(retail).toEqual({
      series: RETAIL_LEVEL,
      latestPeriod: '2020-06',
      value: 0,
      status: 'final',
      seq: 1,
    })
  })

  test('who missed releases gets them, from memory and from the log alike; who missed too many, a snapshot', async () => {
    const { releases, close, place } = await open()
    const past = (i: number) =>
      historic(new Date(Date.UTC(2015, 0, 1 + i)).toISOString(), [
        { series: RETAIL, period: '2015-05', value: i },
      ])
    await releases.importHistory(Array.from({ length: REPLAY_LIMIT }, (_, i) => past(i)))
    for (let value = 1; value <= 5; value++)
      await releases.publish(CITY_DESK, oneFigure(value, { reason: '核实' }), undefined)
    const seqs = async (after: number, limit?: number) => {
      const answer = await releases.releasesAfter(after, limit)
      return answer === 'snapshot' ? answer : answer.map(({ seq }) => seq)
    }
    const upTo = REPLAY_LIMIT + 5
    const range = (from: number) => Array.from({ length: upTo - from }, (_, i) => from + 1 + i)
    expect(await seqs(REPLAY_LIMIT)).toEqual(range(REPLAY_LIMIT)) // from memory
    expect(await seqs(REPLAY_LIMIT - 1)).toEqual(range(REPLAY_LIMIT - 1)) // from the log
    expect(await seqs(5)).toEqual(range(5))
    expect([await seqs(4), await seqs(upTo), await seqs(upTo + 1)]).toEqual(['snapshot', [], 'snapshot'])
    expect([await seqs(2, 1), await seqs(REPLAY_LIMIT, 2)]).toEqual([[3], [upTo - 4, upTo - 3]]) // whoever names how many
    const held = await releases.releasesAfter(REPLAY_LIMIT)
    await close()
    expect(await (await open(place)).releases.releasesAfter(REPLAY_LIMIT)).toEqual(held)
  })

  test('a few releases with more changes than a board has are no answer; a snapshot is', async () => {
    const { releases } = await open()
    const months = Array.from(
      { length: 11 * 60 },
      (_, i) => `${1950 + Math.floor(i / 11)}-${String((i % 11) + 2).padStart(2, '0')}`,
    )
    const everywhere = (value: number) =>
      ['100000', '410000', '410100', '410104'].flatMap((subject) =>
        months.map((period) => ({
          series: seriesKey('economy.retail-sales.growth', subject),
          period,
          value,
          reason: '核实',
        })),
      )
    await releases.importHistory([historic('2019-01-01T00:00:00.000Z', everywhere(1))])
    await releases.publish(CITY_DESK, { observations: everywhere(2) }, undefined)
    await releases.publish(CITY_DESK, oneFigure(3, { reason: '核实' }), undefined)
    const answers = await Promise.all([0, 1, 2].map((seq) => releases.releasesAfter(seq)))
    expect(answers.map((answer) => (answer === 'snapshot' ? answer : answer.map(({ seq }) => seq)))).toEqual([
      'snapshot',
      [2, 3],
      [3],
    ])
  })
}
