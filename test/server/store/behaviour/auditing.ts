import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { actingFrom } from '#server/audit/origin.ts'
import { openAudit } from '#server/audit/index.ts'
import { verifyAudit } from '#server/audit/verifyAudit.ts'
import type { Store } from '#server/store/store.ts'
import { verifyStore } from '#server/verify/index.ts'
import { catalogue, CITY_DESK, historic, oneFigure, RETAIL } from '#test/server/releases/builders.ts'
import type { Open } from '#test/server/store/behaviour.ts'
import type { Place } from '#test/server/store/engines.ts'

const TAMPERING = [
  ['an entry changed', `update audit set actor = 'somebody' where n = 4`, 4],
  ['a detail changed', `update audit set detail = replace(detail, 'changes', 'chances') where n = 7`, 7],
  ['the newest entry changed', `update audit set at = '2020-01-01T00:00:00.000Z' where n = 10`, 10],
  ['an entry deleted', `delete from audit where n = 4`, 4],
  ['the tail cut off', `delete from audit where n > 8`, 9],
  ['all of it cut off', `delete from audit`, 1],
  [
    'one entry gone and the next in its place',
    `delete from audit where n = 3; update audit set n = 3 where n = 4`,
    3,
  ],
  [
    'an entry added behind',
    `insert into audit (n, at, actor, action, object, detail, origin, hash) select 11, at, actor, action, object, detail, origin, hash from audit where n = 10`,
    11,
  ],
  [
    'an entry made to look like one of before origins were kept',
    `update audit set origin = null where n = 6`,
    6,
  ],
  ['an entry moved to another place', `update audit set origin = 'page 10.0.0.1' where n = 6`, 6],
] as const

/** Hands on a store with an import and nine releases in its audit log. */
async function withTenEntries(open: Open) {
  const opened = await open()
  await opened.releases.importHistory([
    historic('2020-01-01T00:00:00.000Z', [{ series: RETAIL, period: '2019-11', value: 1 }]),
  ])
  for (let i = 0; i < 9; i++)
    await opened.releases.publish(CITY_DESK, oneFigure(i, { reason: '核实' }), undefined)
  return opened
}

const AT = '2026-11-23T04:00:00.000Z'

interface Forged {
  readonly store: Store
  readonly place: Place
}

/** Gives entries the hashes that they had before origins were kept, head included: all that a forger could do. */
async function rewriteAsOld({ store, place }: Forged, last: number, first = 1): Promise<void> {
  const rows = await store.read.selectFrom('audit').selectAll().where('n', '<=', last).orderBy('n').execute()
  let hash = rows[first - 2]?.hash ?? ''
  await place.forge(async (trx) => {
    for (const { n, at, actor, action, object, detail } of rows.slice(first - 1)) {
      hash = createHash('sha256')
        .update(JSON.stringify([hash, n, at, actor, action, object, detail]))
        .digest('hex')
      await trx.updateTable('audit').set({ origin: null, hash }).where('n', '=', n).execute()
    }
    await trx.updateTable('audit_head').set({ hash }).execute()
  })
}

export function auditing(open: Open): void {
  test('every release leaves one entry, in a chain that holds', async () => {
    const { store } = await withTenEntries(open)
    expect(await verifyAudit(store)).toEqual({ entries: 10, brokenAt: null })
    const entries = await store.read
      .selectFrom('audit')
      .select(['actor', 'action', 'object'])
      .orderBy('n')
      .execute()
    expect(entries[0]).toEqual({ actor: 'system', action: 'history.imported', object: 'release:1' })
    expect(entries[9]).toEqual({ actor: 'p1', action: 'release.published', object: 'release:10' })
  })

  test('everything that a check holds against each other agrees, and a changed value is named', async () => {
    const { store, place } = await withTenEntries(open)
    const ports = { store, clock: { now: () => Date.parse(AT) } }
    expect(await verifyStore(ports)).toMatchObject({ findings: [], releases: 10, entries: 10 })
    await place.forge((trx) =>
      sql`update vintage set value = 99 where series = ${RETAIL} and vintage = 3`.execute(trx),
    )
    expect((await verifyStore(ports)).findings).toMatchObject([
      { table: 'vintage', row: `${RETAIL} 2020-05 v3`, column: 'value', expected: '2', found: '99' },
    ])
  })

  test('an entry of a release is joined with every figure before and after, and found by its words', async () => {
    const { store } = await withTenEntries(open)
    const delivered = { indicator: catalogue.indicator, walls: { scenes: [], playlists: [] } }
    const audit = openAudit({ store, clock: { now: () => 0 }, log: { warn: () => undefined }, delivered })
    const { entries } = await audit.list({ action: 'release', text: 'RELEASE:1' }, undefined, 5)
    expect(entries.map(({ n }) => n)).toEqual([10])
    const { release } = await audit.entry(10)
    expect(release?.figures[0]).toMatchObject({
      vintage: 9,
      before: { value: 7 },
      after: { value: 8 },
      reason: '核实',
    })
  })

  test('whatever is done to the entries, the chain says where', async () => {
    const { store, place } = await withTenEntries(open)
    const entries = await store.read.selectFrom('audit').selectAll().execute()
    for (const [what, tampering, brokenAt] of TAMPERING) {
      await place.forge(async (trx) => {
        for (const statement of tampering.split('; ')) await sql.raw(statement).execute(trx)
      })
      expect(await verifyAudit(store), what).toMatchObject({ brokenAt })
      await place.forge(async (trx) => {
        await trx.deleteFrom('audit').execute()
        await trx.insertInto('audit').values(entries).execute()
      })
      expect(await verifyAudit(store)).toEqual({ entries: 10, brokenAt: null })
    }
  })

  test('entries from before origins were kept still hold, and none may be put behind newer ones', async () => {
    const forged = await withTenEntries(open)
    const { store } = forged
    await rewriteAsOld(forged, 10)
    expect(await verifyAudit(store)).toEqual({ entries: 10, brokenAt: null })
    await actingFrom('page', '10.1.2.3', () =>
      store.write((trx) =>
        appendAudit(trx, { at: AT, actor: 'p1', action: 'x.done', object: 'x', detail: {} }),
      ),
    )
    expect(await verifyAudit(store)).toEqual({ entries: 11, brokenAt: null })
    await store.write((trx) =>
      appendAudit(trx, { at: AT, actor: 'p1', action: 'x.done', object: 'x', detail: {} }),
    )
    const origins = await store.read
      .selectFrom('audit')
      .select('origin')
      .where('n', '>', 9)
      .orderBy('n')
      .execute()
    expect(origins.map(({ origin }) => origin)).toEqual([null, 'page 10.1.2.3', 'server'])
    await rewriteAsOld(forged, 12, 12)
    expect(await verifyAudit(store)).toEqual({ entries: 12, brokenAt: 12 })
  })

  test('a refused release leaves no entry', async () => {
    const { store, releases } = await open()
    await releases.publish(CITY_DESK, oneFigure(1), undefined)
    await releases.publish(CITY_DESK, oneFigure(2), undefined).catch(() => undefined)
    expect(await verifyAudit(store)).toEqual({ entries: 1, brokenAt: null })
  })
}
