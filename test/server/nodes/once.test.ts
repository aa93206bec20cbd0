import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { turnDay } from '#server/ledgers/clock/turnDay.ts'
import { withLease } from '#server/nodes/lease.ts'
import { openReleases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import { catalogue, CITY_DESK, historic, movableClock, RETAIL } from '#test/server/releases/builders.ts'
import { postgres, sqlite, type Place } from '#test/server/store/engines.ts'
import { fakeClock } from '#test/support/fakeClock.ts'

const log = pino({ level: 'silent' })

describe.each([sqlite, postgres()])('$name', (engine) => {
  beforeAll(engine.start)
  afterAll(engine.stop)

  async function place(): Promise<Place> {
    const made = await engine.place()
    onTestFinished(made.remove)
    return made
  }
  async function open(home: Place): Promise<Store> {
    const store = await home.open()
    onTestFinished(store.close)
    return store
  }

  test('of many who come for the same work one does it, and the next when it is done', async () => {
    const home = await place()
    const stores = [await open(home), await open(home)]
    let atWork = 0
    let most = 0
    const work = async () => {
      most = Math.max(most, (atWork += 1))
      await sleep(30)
      atWork -= 1
      return 'done'
    }
    const first = await Promise.all(
      [...stores, ...stores].map((store) => withLease(store, 'job', 5_000, work)),
    )
    expect(first.filter(Boolean)).toEqual([{ result: 'done' }])
    expect(await withLease(stores[1] as Store, 'job', 5_000, work)).toEqual({ result: 'done' })
    expect(most).toBe(1)
  })

  test('what is done once is not done again, save where it failed', async () => {
    const store = await open(await place())
    const tries: string[] = []
    const night = (once: string, fails = false) =>
      withLease(
        store,
        'backup',
        5_000,
        async () => {
          tries.push(once)
          if (fails) throw new Error('disk full')
        },
        { once },
      )
    await expect(night('2026-11-24', true)).rejects.toThrow('disk full')
    await night('2026-11-24')
    await night('2026-11-24')
    await night('2026-11-25')
    expect(tries).toEqual(['2026-11-24', '2026-11-24', '2026-11-25'])
  })

  test('a lease is kept for as long as the work takes, and given up when its holder is silent', async () => {
    const home = await place()
    const [mine, other] = [await open(home), await open(home)]
    const clock = fakeClock()
    const mayOther = async () =>
      (await withLease(other, 'job', 300, async () => true, { clock })) !== undefined
    await withLease(
      mine,
      'job',
      300,
      async ({ isHeld }) => {
        for (let waited = 0; waited < 12; waited++) {
          await sleep(40)
          clock.advance(40)
          expect(await mayOther()).toBe(false)
        }
        expect(isHeld()).toBe(true)
        clock.advance(1_000) // as if nothing had been renewed for long
        expect(await mayOther()).toBe(true)
        await sleep(200)
        expect(isHeld()).toBe(false)
      },
      { clock },
    )
  })

  test('two that begin on an empty store import its history once', async () => {
    const home = await place()
    const clock = movableClock('2020-06-15T02:00:00.000Z')
    const both = await Promise.all(
      [await open(home), await open(home)].map((store) => openReleases({ store, catalogue, clock, log })),
    )
    const history = ['2020-03', '2020-04'].map((period) =>
      historic(`${period}-20T02:00:00Z`, [{ series: RETAIL, period, value: 1 }]),
    )
    const receipts = await Promise.all(
      both.map((releases) => releases.importHistory(history, { onlyWhenEmpty: true })),
    )
    expect(receipts.map(({ releases }) => releases).toSorted()).toEqual([0, 2])
    expect(both.map((releases) => releases.board().seq)).toEqual([2, 2])
    await Promise.all(both.map((releases) => releases.close()))
  })

  test('two clocks that turn the same day make what it brings happen once', async () => {
    const home = await place()
    const clock = movableClock('2026-11-10T04:00:00.000Z')
    const both = await Promise.all(
      [await open(home), await open(home)].map((store) => openReleases({ store, catalogue, clock, log })),
    )
    const [a, b] = both
    const fields = {
      ...{ problem: '管线迁改未完成', stage: 'construction', level: 'leader', state: 'open' },
      ...{ responsibleUnit: 'bureau.projects', raisedOn: '2026-11-02', dueOn: '2026-11-10' },
    }
    const issue = { entity: 'rectification-item', id: 'I-1', on: '2026-11-02', fields }
    await a?.publish(CITY_DESK, { records: [issue] }, undefined)
    clock.moveTo('2026-11-12T04:00:00.000Z')
    await Promise.all(both.flatMap((releases) => [turnDay(releases), turnDay(releases)]))
    await b?.catchUp()
    await a?.catchUp()
    for (const releases of both) {
      const versions = releases.records.record('rectification-item', 'I-1')?.versions ?? []
      expect(versions.map(({ event }) => event)).toEqual(['pushed', 'issue.overdue'])
      expect(releases.board().seq).toBe(2)
    }
    await Promise.all(both.map((releases) => releases.close()))
  })
})
