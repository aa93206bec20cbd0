import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { verifyAudit } from '#server/audit/verifyAudit.ts'
import { CITY_DESK, historic, oneFigure, RETAIL } from '#test/server/releases/builders.ts'
import type { Open } from '#test/server/store/behaviour.ts'

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
    `insert into audit select 11, at, actor, action, object, detail, hash from audit where n = 10`,
    11,
  ],
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

  test('whatever is done to the entries, the chain says where', async () => {
    const { store } = await withTenEntries(open)
    const entries = await store.read.selectFrom('audit').selectAll().execute()
    for (const [what, tampering, brokenAt] of TAMPERING) {
      await store.write(async (trx) => {
        for (const statement of tampering.split('; ')) await sql.raw(statement).execute(trx)
      })
      expect(await verifyAudit(store), what).toMatchObject({ brokenAt })
      await store.write(async (trx) => {
        await trx.deleteFrom('audit').execute()
        await trx.insertInto('audit').values(entries).execute()
      })
      expect(await verifyAudit(store)).toEqual({ entries: 10, brokenAt: null })
    }
  })

  test('a refused release leaves no entry', async () => {
    const { store, releases } = await open()
    await releases.publish(CITY_DESK, oneFigure(1), undefined)
    await releases.publish(CITY_DESK, oneFigure(2), undefined).catch(() => undefined)
    expect(await verifyAudit(store)).toEqual({ entries: 1, brokenAt: null })
  })
}
