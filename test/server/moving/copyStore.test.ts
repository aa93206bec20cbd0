import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { copyStore } from '#server/moving/copyStore.ts'
import { tableHashes } from '#server/moving/tableHashes.ts'
import type { Store } from '#server/store/store.ts'
import { verifyStore } from '#server/verify/index.ts'
import { CITY_DESK, movableClock, oneFigure, releasesOver } from '#test/server/releases/builders.ts'
import { postgres, sqlite, type Engine } from '#test/server/store/engines.ts'

const PATIENCE_MS = 60_000
const clock = movableClock()

async function opened(engine: Engine) {
  const place = await engine.place()
  onTestFinished(place.remove)
  const store = await place.open()
  onTestFinished(store.close)
  return { place, store }
}

const hashesOf = (store: Store) => store.snapshot(({ db }) => tableHashes(db, store.engine))

/** Keys that engines order differently unless told: cases, signs, other scripts, and one beyond the first plane. */
const KEYS = ['b', 'B', 'a', '_a', 'ä', 'Z', '中', '一', '🌊', 'a b', 'ab', '-', '0', '10', '9']
const settle = (store: Store) =>
  store.write((trx) =>
    trx
      .insertInto('desk_policy')
      .values(KEYS.map((domain, i) => ({ domain, four_eyes: i % 2 })))
      .execute(),
  )

const other = postgres()
beforeAll(other.start, PATIENCE_MS)
afterAll(other.stop, PATIENCE_MS)

describe('copying a store', { timeout: PATIENCE_MS }, () => {
  test.each<{ from: Engine; to: Engine }>([
    { from: sqlite, to: other },
    { from: other, to: sqlite },
  ])('from $from.name to $to.name while it is published on takes one moment of it', async ({ from, to }) => {
    const { store } = await opened(from)
    const { store: target } = await opened(to)
    await settle(store)
    const releases = await releasesOver(store, clock)
    const publish = (value: number) =>
      releases.publish(CITY_DESK, oneFigure(value, { reason: '核实' }), undefined)
    for (let i = 0; i < 10; i++) await publish(i)
    let isCopying = true
    const publishing = (async () => {
      for (let i = 10; isCopying; i++) {
        await publish(i)
        await setTimeout(5)
      }
    })()
    const copied = await copyStore(store, target).finally(() => (isCopying = false))
    await publishing
    await releases.close()
    expect(copied.seq).toBeGreaterThanOrEqual(10)
    expect(copied.tables.find(({ table }) => table === 'release_log')?.rows).toBe(copied.seq)
    expect(await hashesOf(target)).toEqual(copied.tables)
    expect((await verifyStore({ store: target, clock })).findings).toEqual([])
    const there = await releasesOver(target, clock)
    expect(there.board().seq).toBe(copied.seq)
    await there.close()
  })

  test('comes to the same hashes where PostgreSQL sorts by a language, and to others for one byte more', async () => {
    const { store } = await opened(sqlite)
    await settle(store)
    const { place, store: target } = await opened(other)
    await place.forge((trx) =>
      sql`alter table desk_policy alter column domain type text collate "und-x-icu"`.execute(trx),
    )
    const { tables } = await copyStore(store, target)
    expect(await hashesOf(target)).toEqual(tables)
    await target.write((trx) =>
      trx.updateTable('desk_policy').set({ four_eyes: 2 }).where('domain', '=', '🌊').execute(),
    )
    const differing = (await hashesOf(target)).filter(({ hash }, i) => hash !== tables[i]?.hash)
    expect(differing.map(({ table }) => table)).toEqual(['desk_policy'])
  })

  test('refuses what did not arrive as it was sent, and keeps nothing of it', async () => {
    const { store } = await opened(sqlite)
    await settle(store)
    const { store: target } = await opened(sqlite)
    const before = await hashesOf(target)
    await target.write((trx) =>
      sql`create trigger spoil after insert on desk_policy when new.domain = 'Z'
        begin update desk_policy set four_eyes = 7 where domain = 'Z'; end`.execute(trx),
    )
    await expect(copyStore(store, target)).rejects.toThrow(
      /^The table desk_policy did not arrive as it was sent/,
    )
    expect(await hashesOf(target)).toEqual(before)
    await target.write((trx) => sql`drop trigger spoil`.execute(trx))
    expect((await copyStore(store, target)).tables).toEqual(await hashesOf(store))
  })

  test('forgets no table, also one that a later version has made', async () => {
    const { store } = await opened(sqlite)
    const { store: target } = await opened(sqlite)
    const make = (one: Store) =>
      one.write((trx) =>
        sql`create table later (a text primary key, b double precision, c bytea)`.execute(trx),
      )
    for (const one of [store, target]) await make(one)
    await store.write((trx) => sql`insert into later values ('x', 0.1, x'00ff'), ('y', 3, null)`.execute(trx))
    const { tables } = await copyStore(store, target)
    expect(tables.find(({ table }) => table === 'later')).toMatchObject({ rows: 2 })
    const { rows } = await sql`select * from later order by b`.execute(target.read)
    expect(rows).toEqual([
      { a: 'x', b: 0.1, c: new Uint8Array([0, 255]) },
      { a: 'y', b: 3, c: null },
    ])
  })
})
