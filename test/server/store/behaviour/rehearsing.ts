import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Store } from '#server/store/store.ts'
import { seriesKey } from '#shared/series.ts'
import {
  catalogue,
  CITY_DESK,
  failureOf,
  objections,
  oneFigure,
  RETAIL,
  REVIEWER,
} from '#test/server/releases/builders.ts'
import { SEED } from '#test/shared/arbitraries.ts'
import type { Open } from '#test/server/store/behaviour.ts'

const { home } = catalogue.site
const DONE = seriesKey('projects.key.invested-ytd', home)
const PLAN = seriesKey('projects.key.plan-year', home)

/** Every table that publishing writes, whole. */
const kept = async ({ read }: Store): Promise<unknown> => {
  const tables = ['change_seq', 'release_log', 'vintage', 'latest', 'record_vintage', 'audit'] as const
  const rows = tables.map((table) => read.selectFrom(table).selectAll().execute())
  return Promise.all([...rows, read.selectFrom('idempotency').selectAll().execute()])
}

/** What a rehearsal promises, whatever store is behind it. */
export function rehearsing(open: Open): void {
  test('a rehearsal names the changes, those of derived figures too, and keeps nothing', async () => {
    const { releases, store } = await open()
    await releases.publish(
      CITY_DESK,
      { observations: [{ series: PLAN, period: '2020', value: 60 }] },
      undefined,
    )
    const [before, board] = [await kept(store), releases.board()]
    const told: number[] = []
    releases.subscribe(({ seq }) => told.push(seq))
    const body = { observations: [{ series: DONE, period: '2020-05', value: 15 }] }
    const rehearsal = await releases.rehearse(REVIEWER, body)
    expect(rehearsal).toMatchObject({ seq: 1, owner: expect.stringContaining('.'), unchanged: [] })
    expect(rehearsal.changes).toHaveLength(3)
    expect(await kept(store)).toEqual(before)
    expect(releases.board()).toBe(board)
    expect(told).toEqual([])
  })

  test('it is refused as publishing is: by role, for what is unsound, stale, without a reason or unchanged', async () => {
    const { releases } = await open()
    await releases.publish(CITY_DESK, oneFigure(3), undefined)
    const refusal = async (body: unknown, actor = REVIEWER) => {
      const [rehearsed, published] = [
        await failureOf(releases.rehearse(actor, body)),
        await failureOf(releases.publish(actor, body, undefined)),
      ]
      expect(rehearsed).toEqual(published)
      return [rehearsed.code, ...objections(rehearsed)]
    }
    expect(await refusal(oneFigure(4), { ...REVIEWER, role: 'viewer' })).toEqual(['forbidden'])
    expect(await refusal(oneFigure(4))).toEqual(['invalid', 'revision-needs-reason /observations/0/reason'])
    expect(await refusal(oneFigure(4, { basedOn: 0, reason: '核实' }))).toEqual([
      'conflict',
      'stale-base /observations/0/basedOn',
    ])
    expect(await refusal(oneFigure(3))).toEqual(['invalid', 'unchanged '])
    expect(await refusal(oneFigure(3, { period: '2027-05' }))).toEqual([
      'invalid',
      'future-period /observations/0/period',
    ])
  })

  test('figures that are published just so are named beside the changes', async () => {
    const { releases } = await open()
    await releases.publish(CITY_DESK, oneFigure(3), undefined)
    const { unchanged } = await releases.rehearse(REVIEWER, {
      observations: [...oneFigure(3).observations, ...oneFigure(4, { period: '2020-06' }).observations],
    })
    expect(unchanged).toEqual([{ series: RETAIL, period: '2020-05' }])
  })

  test('whatever is rehearsed is what the release then holds, change by change', async () => {
    const { releases } = await open()
    const figure = fc.tuple(
      fc.constantFrom(DONE, PLAN, RETAIL),
      fc.integer({ min: 2, max: 12 }),
      fc.constantFrom(2019, 2020),
      fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 40 })),
    )
    const STATES = ['reserve', 'pre-work', 'started']
    const record = fc.tuple(fc.constantFrom('GC-1', 'GC-2'), fc.integer({ min: 0, max: 2 }))
    const batch = fc.tuple(
      fc.array(figure, { minLength: 1, maxLength: 6 }),
      fc.array(record, { maxLength: 2 }),
    )
    let compared = 0
    await fc.assert(
      fc.asyncProperty(batch, async ([figures, records]) => {
        const observations = figures.map(([series, month, year, value]) => ({
          series,
          period: series === PLAN ? String(year) : `${year}-${String(month).padStart(2, '0')}`,
          value,
          reason: '核实',
          ...(value === null && { status: 'missing' as const, missing: 'not-applicable' as const }),
        }))
        const body = {
          observations: [...new Map(observations.map((o) => [`${o.series} ${o.period}`, o])).values()],
          records: [...new Map(records).entries()].map(([id, state]) => ({
            entity: 'project',
            id,
            fields: { state: STATES[state] ?? 'reserve' },
          })),
        }
        const [rehearsed] = await Promise.allSettled([releases.rehearse(CITY_DESK, body)])
        const [published] = await Promise.allSettled([releases.publish(CITY_DESK, body, undefined)])
        if (published.status === 'rejected') {
          expect(rehearsed).toEqual(published)
          return
        }
        const { seq } = published.value.receipt
        const made = await releases.releasesAfter(seq - 1, 1)
        if (made === 'snapshot' || rehearsed.status === 'rejected') throw new Error('nothing to compare')
        expect(rehearsed.value.changes).toEqual(made[0]?.changes)
        expect(rehearsed.value).toMatchObject({ seq: seq - 1, title: made[0]?.title, owner: made[0]?.owner })
        compared += 1
      }),
      { seed: SEED, numRuns: 40 },
    )
    expect(compared).toBeGreaterThan(10)
  })

  test('a rehearsal amid releases rests upon one state of the log, never on half of two', async () => {
    const { releases } = await open()
    await releases.publish(
      CITY_DESK,
      { observations: [{ series: PLAN, period: '2020', value: 60 }] },
      undefined,
    )
    const publishing = (async () => {
      for (const value of [30, 60, 90, 120, 150, 180]) {
        const observations = [
          { series: PLAN, period: '2020', value, reason: '调整' },
          { series: PLAN, period: '2019', value: value + 1, reason: '调整' },
        ]
        await releases.publish(CITY_DESK, { observations }, undefined).catch(() => undefined)
      }
    })()
    const seen = await Promise.all(
      Array.from({ length: 8 }, () =>
        releases.rehearse(REVIEWER, {
          observations: [
            { series: DONE, period: '2020-05', value: 15 },
            { series: DONE, period: '2019-05', value: 15 },
          ],
        }),
      ),
    )
    await publishing
    for (const { seq, changes } of seen) {
      const planOf = [60, 30, 60, 90, 120, 150, 180][seq - 1] ?? 0
      const rate = changes.find(
        (change) =>
          change.kind === 'observation' &&
          change.series.includes('completion-rate') &&
          change.period === '2020-05',
      )
      expect(rate).toMatchObject({ value: 1500 / planOf })
    }
  })
}
