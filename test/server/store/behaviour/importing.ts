import { expect, test } from 'vitest'
import { indicatorOf } from '#shared/series.ts'
import { CITY_DESK, foldedBoard, historic, oneFigure, RETAIL } from '#test/server/releases/builders.ts'
import type { Open } from '#test/server/store/behaviour.ts'
import type { HistoricRelease } from '#server/releases/index.ts'

const retail = (period: string, value: number | null, more = {}) => ({
  series: RETAIL,
  period,
  value,
  ...more,
})

export function importing(open: Open): void {
  test('history becomes releases in its order, later values becoming revised vintages', async () => {
    const { releases } = await open()
    const heard: number[] = []
    releases.subscribe(({ seq }) => heard.push(seq))
    const counts = await releases.importHistory([
      historic('2019-06-18T02:00:00.000Z', [
        retail('2019-05', 8.1),
        retail('2019-04', null, { missing: 'not-published' }),
      ]),
      historic('2019-07-18T02:00:00.000Z', [retail('2019-05', 8.1)]), // says nothing new: no release
      historic('2019-08-18T02:00:00.000Z', [retail('2019-05', 7.9), retail('2019-04', 8)], {
        records: [{ entity: 'project', id: 'P1', fields: { name: '一' } }],
      }),
    ])
    expect(counts).toMatchObject({ releases: 2, records: 1 })
    // four filed, how many headlines improved, worked out with the last of them, and what is counted over the project
    expect(counts.observations).toBeGreaterThan(5)
    expect(releases.board()).toMatchObject({ seq: 2, at: '2019-08-18T02:00:00.000Z' })
    expect(releases.board().series[RETAIL]).toEqual([
      { period: '2019-04', value: 8, status: 'final', vintage: 2 },
      { period: '2019-05', value: 7.9, status: 'revised', vintage: 2 },
    ])
    expect(await foldedBoard(releases)).toEqual(releases.board())
    expect(heard).toEqual([]) // the board moves once; screens take a snapshot
  })

  test('publishing goes on where history ends: vintages, numbers and newest periods', async () => {
    const { releases } = await open()
    await releases.importHistory([historic('2020-06-18T02:00:00.000Z', [retail('2020-05', 3)])])
    const { receipt } = await releases.publish(
      CITY_DESK,
      oneFigure(3.3, { basedOn: 1, reason: '核实' }),
      undefined,
    )
    expect(receipt.seq).toBe(2)
    expect(releases.board().series[RETAIL]).toEqual([
      { period: '2020-05', value: 3.3, status: 'revised', vintage: 2 },
    ])
    await releases.importHistory([
      historic('2018-06-18T02:00:00.000Z', [retail('2018-05', 9), retail('2020-05', 3.5)]),
    ])
    expect(releases.board()).toMatchObject({ seq: 3 })
    expect((await releases.seriesList({ limit: 1 })).series[0]).toMatchObject({
      latestPeriod: '2020-05',
      value: 3.5,
      seq: 3,
    })
    expect(
      (
        await releases.observations(RETAIL, { asOf: { kind: 'instant', at: '2019-01-01T00:00:00.000Z' } })
      ).observations.map(({ value }) => value),
    ).toEqual([9, 3.5])
  })

  test('a figure for demonstration is marked in the list of series, until a real one replaces it', async () => {
    const { releases } = await open()
    const indicator = indicatorOf(RETAIL)
    const list = async () => (await releases.seriesList({ limit: 1, indicator })).series
    await releases.importHistory([
      historic('2020-06-18T02:00:00.000Z', [retail('2020-04', 4), { ...retail('2020-05', 3), demo: true }]),
    ])
    expect(await list()).toMatchObject([{ latestPeriod: '2020-05', value: 3, demo: true }])
    await releases.publish(CITY_DESK, oneFigure(3.3), undefined)
    expect(await list()).toEqual([
      { series: RETAIL, latestPeriod: '2020-05', value: 3.3, status: 'final', seq: 2 },
    ])
  })

  test('a history that fails half-way leaves nothing', async () => {
    const { releases, store } = await open()
    function* broken(): Generator<HistoricRelease> {
      for (let i = 0; i < 800; i++)
        yield historic(new Date(Date.UTC(2015, 0, 1 + i)).toISOString(), [retail('2015-05', i)])
      throw new Error('the file ends here')
    }
    await expect(releases.importHistory(broken())).rejects.toThrow('the file ends here')
    expect(releases.board().seq).toBe(0)
    for (const table of ['vintage', 'release_log', 'latest', 'audit'] as const)
      expect(await store.read.selectFrom(table).selectAll().execute()).toEqual([])
    expect((await releases.publish(CITY_DESK, oneFigure(1), undefined)).receipt.seq).toBe(1)
  })

  test('history that is not well-formed is refused whole, by the name of the entry', async () => {
    const { releases } = await open()
    for (const [entry, why] of [
      [retail('2020-02', null), 'without a reason'],
      [retail('2020-02', NaN), 'without a reason'],
      [retail('2020-13', 1), 'not a period'],
      [{ series: 'x', period: '2020', value: 1 }, 'not a series'],
    ] as const) {
      const history = [
        historic('2020-02-01T00:00:00.000Z', [retail('2019-02', 1)]),
        historic('2020-02-02T00:00:00.000Z', [entry]),
      ]
      await expect(releases.importHistory(history)).rejects.toThrow(why)
    }
    const outOfOrder = ['2020-02-01', '2020-01-01'].map((day, i) =>
      historic(`${day}T00:00:00.000Z`, [retail('2019-02', i)]),
    )
    await expect(releases.importHistory(outOfOrder)).rejects.toThrow('comes after')
    expect(releases.board().seq).toBe(0)
  })

  test('a figure of the demonstration never replaces a real one; a real one replaces it without being a revision', async () => {
    const { releases } = await open()
    await releases.importHistory([
      historic('2020-06-01T00:00:00.000Z', [retail('2020-04', 1)]),
      historic('2020-06-02T00:00:00.000Z', [retail('2020-04', 2), retail('2020-05', 2)], { demo: true }),
    ])
    expect(releases.board().series[RETAIL]).toMatchObject([
      { value: 1, vintage: 1 },
      { value: 2, demo: true },
    ])
    await releases.publish(CITY_DESK, oneFigure(2), undefined)
    expect(releases.board().series[RETAIL]?.[1]).toEqual({
      period: '2020-05',
      value: 2,
      status: 'final',
      vintage: 2,
    })
  })

  test('a publish that comes during an import waits and follows it', async () => {
    const { releases } = await open()
    const heard: number[] = []
    releases.subscribe(({ seq }) => heard.push(seq))
    const history = Array.from({ length: 300 }, (_, i) =>
      historic(new Date(Date.UTC(2015, 0, 1 + i)).toISOString(), [retail('2015-05', i)]),
    )
    const [counts, published] = await Promise.all([
      releases.importHistory(history),
      releases.publish(CITY_DESK, oneFigure(5), undefined),
    ])
    expect([counts.releases, published.receipt.seq, releases.board().seq]).toEqual([300, 301, 301])
    expect(heard).toEqual([301])
  })
}
