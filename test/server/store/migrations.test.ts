import { sql } from 'kysely'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { revisions } from '#server/store/migrations/0002-revisions.ts'
import { desk } from '#server/store/migrations/0003-desk.ts'
import { ledgers } from '#server/store/migrations/0004-ledgers.ts'
import { first } from '#server/store/migrations/0001-first.ts'
import { openPostgres } from '#server/store/openPostgres.ts'
import { openSqlite } from '#server/store/openSqlite.ts'
import type { Migration } from '#server/store/migrations/migration.ts'
import type { Store } from '#server/store/store.ts'
import { postgresPlace } from '#test/support/postgresPlace.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

/** Series, period, vintage, value, status, demo. */
const WRITTEN_BEFORE = [
  ['gdp', '2019', 1, 990_865, 'preliminary', 0],
  ['gdp', '2019', 2, 986_515, 'final', 0],
  ['gdp', '2019', 3, 986_516, 'revised', 0],
  ['retail', '2020-05', 1, 3.1, 'final', 1],
  ['retail', '2020-05', 2, 3.2, 'final', 0],
  ['retail', '2020-06', 1, null, 'missing', 0],
  ['retail', '2020-06', 2, 3.3, 'final', 0],
] as const

const EXPECTED = ['', 'scheduled', 'correction', '', '', '', '']

test.each<[string, (migrations: readonly Migration[]) => Promise<Store>]>([
  ['SQLite', sqliteIn(tempFolder())],
  ['PostgreSQL', postgresAt(postgresPlace({ empty: true }))],
])(
  'what was written before revisions had kinds is given them: %s',
  async (_, open) => {
    const before = await open([first])
    await before.write(async (trx) => {
      for (const [series, period, vintage, value, status, demo] of WRITTEN_BEFORE) {
        await sql`insert into vintage (series, period, vintage, value, status, demo, seq)
        values (${series}, ${period}, ${vintage}, ${value}, ${status}, ${demo}, 1)`.execute(trx)
      }
      for (let seq = 1; seq <= 250; seq++) {
        const body = JSON.stringify({ seq, title: `第 ${seq} 次`, owner: `office-${seq % 3}`, changes: [] })
        await sql`insert into release_log (seq, at, changes, body, hash)
        values (${seq}, '2020-01-01', 0, ${body}, '')`.execute(trx)
      }
    })
    await before.close()

    const after = await open([first, revisions])
    onTestFinished(after.close)
    const rows = await after.read
      .selectFrom('vintage')
      .select('revision')
      .orderBy('series')
      .orderBy('period')
      .orderBy('vintage')
      .execute()
    expect(rows.map(({ revision }) => revision ?? '')).toEqual(EXPECTED)
    const releases = await after.read.selectFrom('release_log').select(['seq', 'title', 'owner']).execute()
    expect(releases).toHaveLength(250)
    for (const { seq, title, owner } of releases)
      expect([title, owner]).toEqual([`第 ${seq} 次`, `office-${seq % 3}`])
  },
  60_000,
)

test.each<[string, (migrations: readonly Migration[]) => Promise<Store>]>([
  ['SQLite', sqliteIn(tempFolder())],
  ['PostgreSQL', postgresAt(postgresPlace({ empty: true }))],
])(
  'a record from before records had days holds from the day of its release in Zhengzhou: %s',
  async (_, open) => {
    const before = await open([first, revisions, desk])
    await before.write(async (trx) => {
      for (const [seq, at] of ['2020-06-11T17:00:00.000Z', '2020-06-30T02:00:00.000Z'].entries()) {
        await sql`insert into release_log (seq, at, title, owner, changes, body, hash)
        values (${seq + 1}, ${at}, '', '', 1, '{}', '')`.execute(trx)
        await sql`insert into record_vintage (entity, id, version, fields, demo, seq)
        values ('project', 'GC-1', ${seq + 1}, '{}', 0, ${seq + 1})`.execute(trx)
      }
    })
    await before.close()
    const after = await open([first, revisions, desk, ledgers])
    onTestFinished(after.close)
    const rows = await after.read
      .selectFrom('record_vintage')
      .select(['on_day', 'event', 'actor'])
      .orderBy('version')
      .execute()
    expect(rows).toEqual([
      { on_day: '2020-06-12', event: 'pushed', actor: null },
      { on_day: '2020-06-30', event: 'pushed', actor: null },
    ])
  },
  60_000,
)

function postgresAt(place: ReturnType<typeof postgresPlace>) {
  afterAll(async () => (await place).remove())
  return async (migrations: readonly Migration[]): Promise<Store> =>
    openPostgres({ databaseUrl: (await place).ownerUrl, migrations })
}

function sqliteIn(folder: ReturnType<typeof tempFolder>) {
  afterAll(async () => (await folder).remove())
  return async (migrations: readonly Migration[]): Promise<Store> =>
    openSqlite({ dataDir: (await folder).path, exclusive: true, migrations })
}
