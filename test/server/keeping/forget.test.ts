import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDrafts } from '#server/drafts/index.ts'
import { forget } from '#server/keeping/forget.ts'
import { openKeeping } from '#server/keeping/openKeeping.ts'
import { createLog } from '#server/log.ts'
import type { Store } from '#server/store/store.ts'
import { verifyStore } from '#server/verify/index.ts'
import { cell } from '#test/server/drafts/desk.ts'
import { WANG } from '#test/server/drafts/openDesk.ts'
import { CITY_DESK, movableClock, oneFigure, releasesOver, RETAIL } from '#test/server/releases/builders.ts'
import { postgres, sqlite, type Place } from '#test/server/store/engines.ts'

const KEEP = { receipts: 184, answers: 400, imports: 31, discarded: 184, sessions: 1 }
const BEGUN = '2025-01-01T00:00:00.000Z'
const NOW = '2026-11-23T04:00:00.000Z'
const NOTHING = { receipts: 0, answers: 0, imports: 0, discarded: 0, sessions: 0 }

const engines = [sqlite, postgres()]
describe.each(engines)('on $name', (engine) => {
  const clock = movableClock(BEGUN)
  let place: Place
  let store: Store

  /** A year and a half ago: a published figure, a draft thrown away, a session, receipts, a file that became a draft. */
  beforeAll(async () => {
    await engine.start()
    place = await engine.place()
    store = await place.open()
    const releases = await releasesOver(store, clock)
    await releases.publish(CITY_DESK, oneFigure(1), 'old')
    const drafts = openDrafts({ store, releases, clock, log: createLog('silent') })
    const { draft } = await drafts.create(
      WANG,
      { origin: 'api', sheet: null, entries: [cell(RETAIL, '3.2', { period: '2020-03' })], records: [] },
      undefined,
    )
    await drafts.discard(WANG, draft.id, { version: draft.version })
    await drafts.close()
    await store.write(async (trx) => {
      const ended = {
        account_id: 'a',
        kind: 'person',
        created_at: BEGUN,
        seen_at: BEGUN,
        screen: null,
      } as const
      await trx
        .insertInto('session')
        .values({ ...ended, hash: 'h', expires_at: BEGUN })
        .execute()
      for (const seq of [1, 2])
        await trx
          .insertInto('screen_receipt')
          .values({ screen: 's', seq, after_seq: seq - 1, at: BEGUN, ms: 1 })
          .execute()
      const file = {
        version: 1,
        owner: 'o',
        account: 'a',
        by_name: 'n',
        file_name: 'f',
        encoding: null,
        bytes: 1,
      }
      await trx
        .insertInto('import')
        .values({
          ...{
            ...file,
            id: 'i',
            state: 'drafted',
            format: 'csv',
            sha256: 'x',
            origin: 'import',
            draft: null,
          },
          ...{ seq: null, created_at: BEGUN, expires_at: '2027-01-01T00:00:00.000Z' },
        })
        .execute()
    })
    clock.moveTo(NOW)
    await releases.publish(CITY_DESK, oneFigure(2, { reason: '核实' }), 'new')
    await releases.close()
  }, 60_000)
  afterAll(async () => {
    await store.close()
    await place.remove()
    await engine.stop()
  })

  it('keeps what the settings keep', async () => {
    const longer = { receipts: 9_999, answers: 9_999, imports: 9_999, discarded: 9_999, sessions: 9_999 }
    expect(await forget(store, longer, clock.now())).toEqual(NOTHING)
  })

  it('throws away the rest at night, once over all nodes, as an act, and the store is whole', async () => {
    const config = { keep: KEEP }
    const log = createLog('silent')
    clock.moveTo('2026-11-23T20:11:00.000Z') // eleven past four in Zhengzhou
    const nodes = [1, 2].map(() => openKeeping({ store, config, clock, log }))
    await expect.poll(async () => (await acts()).length, { timeout: 8_000 }).toBe(1)
    await Promise.all(nodes.map((node) => node.close()))
    expect(await acts()).toEqual([
      { ...NOTHING, receipts: 1, answers: 1, imports: 1, discarded: 1, sessions: 1 },
    ])
    expect(await store.read.selectFrom('idempotency').select('key').execute()).toEqual([{ key: 'new' }])
    expect(await store.read.selectFrom('draft_entry').select('draft').execute()).toEqual([])
    expect(await store.read.selectFrom('draft').select('state').execute()).toEqual([{ state: 'discarded' }])
    expect(await forget(store, KEEP, clock.now())).toEqual(NOTHING)
    expect((await verifyStore({ store, clock })).findings).toEqual([])
  })

  const acts = async (): Promise<unknown[]> => {
    const rows = store.read.selectFrom('audit').select('detail').where('action', '=', 'store.forgot')
    return (await rows.execute()).map(({ detail }) => JSON.parse(detail) as unknown)
  }
})
