import { expect, test } from 'vitest'
import {
  CITY_DESK,
  failureOf,
  GDP,
  objections,
  oneFigure,
  RETAIL,
  RETAIL_LEVEL,
  REVIEWER,
} from '#test/server/releases/builders.ts'
import type { Open } from '#test/server/store/behaviour.ts'
import { asPeriod } from '#shared/period.ts'

const MAY = asPeriod('2020-05')

export function publishing(open: Open): void {
  test('a release is on the board and in the log when it is acknowledged', async () => {
    const { releases } = await open()
    const { receipt, replayed } = await releases.publish(CITY_DESK, oneFigure(-6.3), undefined)
    expect(receipt).toEqual({
      seq: 1,
      at: '2026-11-23T04:00:00.000Z',
      epoch: releases.board().epoch,
      changes: 1,
    })
    expect(replayed).toBe(false)
    expect(releases.board().series[RETAIL]).toEqual([
      { period: '2020-05', value: -6.3, status: 'final', vintage: 1 },
    ])
    expect(await releases.releasesAfter(0)).toMatchObject([
      { seq: 1, title: '2020年1—5月管城区社会消费品零售总额增速', owner: 'bureau.stats-general' },
    ])
  })

  test('fifty parallel publishes, some refused, take numbers without a gap and in the order heard', async () => {
    const { releases } = await open()
    const heard: number[] = []
    releases.subscribe(({ seq }) => heard.push(seq))
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) =>
        // Every fifth builds upon a vintage that is not there, every seventh is not a figure at all.
        releases.publish(
          CITY_DESK,
          oneFigure(i % 7 === 6 ? ('text' as never) : i, {
            reason: '核实',
            ...(i % 5 === 4 && { basedOn: 99 }),
          }),
          `key-${i}`,
        ),
      ),
    )
    const seqs = results.flatMap((r) => (r.status === 'fulfilled' ? [r.value.receipt.seq] : []))
    expect(seqs.length).toBeLessThan(50)
    expect(seqs.toSorted((a, b) => a - b)).toEqual(seqs.map((_, i) => i + 1))
    expect(heard).toEqual(seqs.map((_, i) => i + 1))
    expect(releases.board().seq).toBe(seqs.length)
  })

  test('the same key and body give the same answer for ever, in whatever order the keys of the body stand', async () => {
    const { releases, place, close, clock } = await open()
    const first = await releases.publish(CITY_DESK, { title: '零售', ...oneFigure(1.5) }, 'k-1')
    clock.moveTo('2026-12-01T00:00:00.000Z')
    expect(await releases.publish(CITY_DESK, { ...oneFigure(1.5), title: '零售' }, 'k-1')).toEqual({
      ...first,
      replayed: true,
    })
    await close()
    const again = await open(place)
    expect(await again.releases.publish(CITY_DESK, { title: '零售', ...oneFigure(1.5) }, 'k-1')).toEqual({
      ...first,
      replayed: true,
    })
    expect(again.releases.board().seq).toBe(1)
  })

  test('a key once answered keeps its answer where the same body would be refused today', async () => {
    const { releases, clock } = await open()
    const first = await releases.publish(CITY_DESK, oneFigure(1.5), 'k-1')
    clock.moveTo('2020-05-01T00:00:00.000Z') // May 2020 has not ended
    expect(await releases.publish(CITY_DESK, oneFigure(1.5), 'k-1')).toEqual({ ...first, replayed: true })
  })

  test('a key used with another body is refused, good or bad; another actor may use it', async () => {
    const { releases } = await open()
    await releases.publish(CITY_DESK, oneFigure(1.5), 'k-1')
    expect((await failureOf(releases.publish(CITY_DESK, oneFigure(1.6), 'k-1'))).code).toBe(
      'idempotency-mismatch',
    )
    expect((await failureOf(releases.publish(CITY_DESK, { nonsense: 1 }, 'k-1'))).code).toBe(
      'idempotency-mismatch',
    )
    await releases.publish(REVIEWER, oneFigure(1.6, { reason: '核实' }), 'k-1')
    expect(releases.board().seq).toBe(2)
  })

  test('pairs sent in parallel under one key publish once each', async () => {
    const { releases } = await open()
    const pairs = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        releases.publish(
          CITY_DESK,
          oneFigure(i >> 1, { period: `20${10 + (i >> 2)}-${i & 2 ? '06' : '05'}` }),
          `pair-${i >> 1}`,
        ),
      ),
    )
    expect(releases.board().seq).toBe(20)
    for (let i = 0; i < 40; i += 2) expect(pairs[i]?.receipt).toEqual(pairs[i + 1]?.receipt)
    expect(pairs.filter(({ replayed }) => replayed)).toHaveLength(20)
  })

  test('a refused publish does not use up its key', async () => {
    const { releases } = await open()
    await failureOf(releases.publish(CITY_DESK, oneFigure(1, { period: '2099-05' }), 'k-1'))
    expect((await releases.publish(CITY_DESK, oneFigure(1), 'k-1')).receipt.seq).toBe(1)
  })

  test('publishing over a vintage that one did not see is refused with both values', async () => {
    const { releases } = await open()
    await releases.publish(CITY_DESK, oneFigure(3.1), undefined)
    await releases.publish(REVIEWER, oneFigure(3.4, { basedOn: 1, reason: '核实' }), undefined)
    const failure = await failureOf(
      releases.publish(CITY_DESK, oneFigure(3.2, { basedOn: 1, reason: '更正' }), undefined),
    )
    expect(failure.code).toBe('conflict')
    expect(failure.fields).toMatchObject([
      {
        pointer: '/observations/0/basedOn',
        code: 'stale-base',
        params: { seen: 3.1, seenVintage: 1, current: 3.4, vintage: 2, yours: 3.2 },
      },
    ])
    const unseen = await failureOf(releases.publish(CITY_DESK, oneFigure(3.2, { basedOn: 0 }), undefined))
    expect(unseen.fields[0]?.params).toMatchObject({ seen: '—', current: 3.4 })
  })

  test('of two who build upon the same vintage at once, one wins', async () => {
    const { releases } = await open()
    await releases.publish(CITY_DESK, oneFigure(1), undefined)
    const rounds = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const outcome = releases.publish(
          CITY_DESK,
          oneFigure(10 + i, { basedOn: 1, reason: '核实' }),
          undefined,
        )
        return outcome.then(
          () => 'won',
          (error: { code: string }) => error.code,
        )
      }),
    )
    expect(rounds.toSorted()).toEqual([...Array<string>(11).fill('conflict'), 'won'])
  })

  test('a vintage stays as it was published, whatever comes after it', async () => {
    const { releases } = await open()
    await releases.publish(CITY_DESK, oneFigure(2, { status: 'preliminary', note: '快报' }), undefined)
    await releases.publish(CITY_DESK, oneFigure(2), undefined) // final, the same number: no reason needed
    await releases.publish(CITY_DESK, oneFigure(2.4, { reason: '年报核实' }), undefined)
    await releases.publish(
      CITY_DESK,
      oneFigure(null, { status: 'missing', missing: 'confidential', reason: '撤回' }),
      undefined,
    )
    await releases.publish(CITY_DESK, oneFigure(2.5), undefined)
    const { vintages } = await releases.vintages(RETAIL, MAY)
    expect(vintages.map(({ vintage, value, status }) => [vintage, value, status])).toEqual([
      [1, 2, 'preliminary'],
      [2, 2, 'final'],
      [3, 2.4, 'revised'],
      [4, null, 'missing'],
      [5, 2.5, 'final'],
    ])
    expect(vintages[0]).toMatchObject({ note: '快报', seq: 1 })
    expect(vintages[2]).toMatchObject({ reason: '年报核实', seq: 3 })
  })

  test('a changed number needs a reason', async () => {
    const { releases } = await open()
    await releases.publish(CITY_DESK, oneFigure(2), undefined)
    const failure = await failureOf(releases.publish(CITY_DESK, oneFigure(2.1), undefined))
    expect(objections(failure)).toEqual(['revision-needs-reason /observations/0/reason'])
    expect(failure.fields[0]?.params).toEqual({ current: 2 })
  })

  test('what is published already is left out, and a release of nothing else is refused', async () => {
    const { releases } = await open()
    await releases.publish(CITY_DESK, oneFigure(2), undefined)
    expect(objections(await failureOf(releases.publish(CITY_DESK, oneFigure(2), undefined)))).toEqual([
      'unchanged ',
    ])
    const both = {
      observations: [...oneFigure(2).observations, { series: GDP, period: '2020-Q2', value: 3 }],
    }
    expect((await releases.publish(CITY_DESK, both, undefined)).receipt.changes).toBe(1)
    expect(releases.board().series[RETAIL]).toHaveLength(1)
  })

  test('records get versions, keep what was, and refuse a base that is gone', async () => {
    const { releases, store } = await open()
    const record = (state: string, basedOn?: number) => ({
      records: [
        {
          entity: 'project',
          id: 'GC-1',
          fields: { name: '商都古城', state },
          ...(basedOn !== undefined && { basedOn }),
        },
      ],
    })
    await releases.publish(CITY_DESK, record('reserve', 0), undefined)
    await releases.publish(CITY_DESK, record('pre-work', 1), undefined)
    const failure = await failureOf(releases.publish(CITY_DESK, record('started', 1), undefined))
    expect(objections(failure)).toEqual(['stale-record /records/0/basedOn'])
    expect(failure.fields[0]?.params).toMatchObject({ seen: 1, current: 2 })
    expect(objections(await failureOf(releases.publish(CITY_DESK, record('pre-work'), undefined)))).toEqual([
      'unchanged ',
    ])
    expect(releases.board().records['project']?.['GC-1']).toEqual({
      id: 'GC-1',
      version: 2,
      fields: { name: '商都古城', state: 'pre-work' },
    })
    const kept = await store.read
      .selectFrom('record_vintage')
      .select(['version', 'fields'])
      .orderBy('version')
      .execute()
    expect(kept.map(({ fields }) => JSON.parse(fields) as unknown)).toEqual([
      { name: '商都古城', state: 'reserve' },
      { name: '商都古城', state: 'pre-work' },
    ])
  })

  test('a large release is one release', async () => {
    const { releases } = await open()
    const months = Array.from(
      { length: 30 * 11 },
      (_, i) => `${1990 + Math.floor(i / 11)}-${String((i % 11) + 2).padStart(2, '0')}`,
    )
    const observations = ['410104', '410105', '410100'].flatMap((subject) =>
      months.map((period, i) => ({ series: `economy.retail-sales.level@${subject}`, period, value: i })),
    )
    const { receipt } = await releases.publish(CITY_DESK, { observations }, undefined)
    expect(receipt).toMatchObject({ seq: 1, changes: 990 })
    expect((await releases.observations(RETAIL_LEVEL, {})).observations).toHaveLength(330)
    const again = observations.map((o) => ({ ...o, value: o.value + 0.5, reason: '全面修订' }))
    expect((await releases.publish(CITY_DESK, { observations: again }, undefined)).receipt.changes).toBe(990)
    expect((await releases.vintages(RETAIL_LEVEL, undefined)).vintages).toHaveLength(660)
  })

  test('a listener that fails disturbs neither the publisher nor other listeners', async () => {
    const { releases } = await open()
    const heard: number[] = []
    releases.subscribe(() => {
      throw new Error('a bug elsewhere')
    })
    const end = releases.subscribe(({ seq }) => heard.push(seq))
    await releases.publish(CITY_DESK, oneFigure(1), undefined)
    end()
    await releases.publish(CITY_DESK, oneFigure(2, { reason: '核实' }), undefined)
    expect(heard).toEqual([1])
  })
}
