import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { runCommand } from '#server/cli/runCommand.ts'
import { first } from '#server/store/migrations/0001-first.ts'
import { MIGRATIONS } from '#server/store/migrations/index.ts'
import { openPostgres } from '#server/store/openPostgres.ts'
import { WRITTEN_ONCE } from '#server/store/rights/writtenOnce.ts'
import { CITY_DESK, movableClock, oneFigure, releasesOver } from '#test/server/releases/builders.ts'
import { postgresPlace, type PostgresPlace } from '#test/support/postgresPlace.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const PATIENCE_MS = 30_000
const DENIED = expect.objectContaining({ code: '42501' }) as unknown

let empty: PostgresPlace
let made: PostgresPlace
beforeAll(async () => {
  empty = await postgresPlace({ empty: true })
  made = await postgresPlace()
}, PATIENCE_MS)
afterAll(async () => {
  await empty.remove()
  await made.remove()
})

async function ask(url: string, statement: string): Promise<pg.QueryResult<Record<string, unknown>>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query<Record<string, unknown>>(statement).finally(() => client.end())
}
const open = async (databaseUrl: string) => {
  const store = await openPostgres({ databaseUrl, migrations: MIGRATIONS })
  onTestFinished(store.close)
  return store
}
const migrating = (place: PostgresPlace, ...options: string[]) =>
  runCommand(['migrate', ...options], { DATABASE_URL: place.ownerUrl })

/** What is wrong with every way of changing each table; nothing where the database refuses them all. */
async function changes(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const done: string[] = []
  for (const table of WRITTEN_ONCE) {
    const [column] = (await client.query(`select * from ${table} limit 0`)).fields
    const ways = [
      `update ${table} set ${column?.name ?? ''} = ${column?.name ?? ''}`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]
    for (const way of ways)
      await client.query(way).then(
        () => done.push(way),
        (error: unknown) => expect(error, way).toEqual(DENIED),
      )
  }
  await client.end()
  return done
}

describe('what was written once', { timeout: PATIENCE_MS }, () => {
  test('cannot be changed, taken away or emptied by the application’s role, which may add to it', async () => {
    const store = await open(made.url)
    expect(store.remarks).toEqual([])
    const releases = await releasesOver(store, movableClock())
    onTestFinished(releases.close)
    await releases.publish(CITY_DESK, oneFigure(1), undefined)
    expect(await changes(made.url)).toEqual([])
    expect((await store.read.selectFrom('vintage').selectAll().execute()).length).toBeGreaterThan(0)
    for (const beyond of [
      'drop table vintage',
      'alter table audit disable trigger all',
      'create table mine (a int)',
    ])
      await expect(ask(made.url, beyond), beyond).rejects.toEqual(DENIED)
  })

  test('cannot be changed either by a role that owns everything, once it has migrated', async () => {
    expect((await open(empty.ownerUrl)).remarks).toEqual([])
    expect(await changes(empty.ownerUrl)).toEqual([])
  })

  test('is at the mercy of a superuser, and that is said at each start', async () => {
    const { remarks } = await open(made.adminUrl)
    expect(remarks).toEqual([
      expect.stringMatching(/change what was published .*because it is a superuser.*--app-role/),
    ])
  })

  test('loses its guard to nobody for longer than a step of the schema takes', async () => {
    const old = await postgresPlace({ empty: true })
    onTestFinished(old.remove)
    await (await openPostgres({ databaseUrl: old.ownerUrl, migrations: [first] })).close()
    await ask(
      old.ownerUrl,
      `insert into release_log (seq, at, changes, body, hash)
      values (1, '2020-01-01T00:00:00.000Z', 0, '{"title":"第一次","owner":"o"}', '')`,
    )
    await open(old.ownerUrl) // its second step gives the release a title
    expect((await ask(old.ownerUrl, 'select title from release_log')).rows).toEqual([{ title: '第一次' }])
    expect(await changes(old.ownerUrl)).toEqual([])
  })
})

describe('a role', { timeout: PATIENCE_MS }, () => {
  test('that may not migrate starts on a schema that is up to date, and is told what to run on another', async () => {
    const old = await postgresPlace({ empty: true })
    onTestFinished(old.remove)
    const migrations = MIGRATIONS.slice(0, -1)
    await (await openPostgres({ databaseUrl: old.ownerUrl, migrations })).close()
    const url = new URL(made.url)
    url.pathname = new URL(old.ownerUrl).pathname
    await ask(
      old.adminUrl,
      `grant usage on schema public to ${old.app}; grant select on migration to ${old.app}`,
    )
    await expect(open(url.href)).rejects.toThrow(
      `The schema lacks ${MIGRATIONS.at(-1)?.id ?? ''}, and ${old.app} may not change it; with the DATABASE_URL of ${old.owner} run "npm run -s cli -- migrate --app-role ${old.app}"`,
    )
    await (await openPostgres({ databaseUrl: old.ownerUrl, migrations: MIGRATIONS })).close()
    await ask(old.adminUrl, `grant select on account to ${old.app}`)
    await expect(open(url.href)).rejects.toThrow(/has no rights on .*release_log.*--app-role/)
    expect(await migrating(old, '--app-role', old.app)).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('neither change nor take away') as string,
    })
    expect((await open(url.href)).remarks).toEqual([])
  })

  test('for edge nodes reads the log and nothing else', async () => {
    const reader = `${made.app}_edge`
    await ask(made.adminUrl, `create role ${reader} login password 'edge'`)
    onTestFinished(
      async () => void (await ask(made.adminUrl, `drop owned by ${reader}; drop role ${reader}`)),
    )
    expect((await migrating(made, '--edge-role', reader)).stderr).toContain('and nothing else')
    const url = Object.assign(new URL(made.url), { username: reader, password: 'edge' }).href
    expect((await ask(url, 'select count(*) from release_log')).rowCount).toBe(1)
    for (const closed of ['select * from draft', 'select * from account', 'update change_seq set value = 0'])
      await expect(ask(url, closed), closed).rejects.toEqual(DENIED)
  })

  test.each([
    ['that is not there', () => 'nobody_here', 'CREATE ROLE nobody_here LOGIN'],
    ['that owns the schema', () => made.owner, 'acts for the owner'],
  ])('%s is given nothing', async (_, role, why) => {
    const { code, stderr } = await migrating(made, '--app-role', role())
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(why) as string })
  })

  test('that does not own the schema gives rights to nobody, and neither does a folder', async () => {
    const url = { DATABASE_URL: made.url }
    const line = ['migrate', '--app-role', made.app]
    expect((await runCommand(line, url)).stderr).toContain(`Only ${made.owner} may grant`)
    const folder = await tempFolder()
    onTestFinished(() => folder.remove())
    expect((await runCommand(line, { DATA_DIR: folder.path })).stderr).toContain('Only PostgreSQL has roles')
  })
})
