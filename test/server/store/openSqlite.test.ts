import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql, type Kysely } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { refuseOldSqlite } from '#server/store/checkSqlite.ts'
import { newestBackup } from '#server/store/dataFolder.ts'
import { MIGRATIONS } from '#server/store/migrations/index.ts'
import type { Migration } from '#server/store/migrations/migration.ts'
import { openSqlite, type SqliteOptions } from '#server/store/openSqlite.ts'
import { StartError } from '#server/store/startError.ts'
import type { Tables } from '#server/store/tables.ts'
import { CITY_DESK, oneFigure, releasesOver } from '#test/server/releases/builders.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

async function dataFolder(): Promise<string> {
  const folder = await tempFolder()
  onTestFinished(() => folder.remove())
  return join(folder.path, 'data')
}

async function open(dataDir: string, more: Partial<SqliteOptions> = {}) {
  const store = await openSqlite({ dataDir, exclusive: true, migrations: MIGRATIONS, ...more })
  onTestFinished(store.close)
  return store
}

/** The one line that a start ends with. */
async function refusal(start: Promise<unknown>): Promise<string> {
  const error = await start.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(StartError)
  const { message } = error as StartError
  expect(message).not.toContain('\n')
  return message
}

/** The first column of the first row. */
async function scalar(db: Kysely<Tables>, query: string): Promise<unknown> {
  const { rows } = await sql.raw<Record<string, unknown>>(query).execute(db)
  return Object.values(rows[0] ?? {})[0]
}

test('the folder is made, and the file opened so that a commit is on the disk', async () => {
  const store = await open(await dataFolder())
  const settings = ['pragma synchronous', 'pragma journal_mode', 'pragma foreign_keys']
  expect(await store.write((trx) => Promise.all(settings.map((s) => scalar(trx, s))))).toEqual([2, 'wal', 1])
})

test('the connection for reading cannot write', async () => {
  const store = await open(await dataFolder())
  await expect(store.read.deleteFrom('meta').execute()).rejects.toThrow('readonly')
})

test('a closed store is one file, without a journal beside it', async () => {
  const dataDir = await dataFolder()
  const store = await open(dataDir)
  await (await releasesOver(store)).publish(CITY_DESK, oneFigure(3), undefined)
  await store.close()
  expect(readdirSync(dataDir).toSorted()).toEqual(['guanlan.db', 'server.lock'])
})

test('a second server on the same folder is refused; the command line is not; a folder is free when its server has closed', async () => {
  const dataDir = await dataFolder()
  const store = await open(dataDir)
  expect(await refusal(openSqlite({ dataDir, exclusive: true, migrations: MIGRATIONS }))).toMatch(
    /Another server is running on the data folder .*DATA_DIR/,
  )
  const beside = await open(dataDir, { exclusive: false })
  expect(await beside.read.selectFrom('meta').select('key').execute()).toHaveLength(1)
  await store.close()
  await open(dataDir)
})

test('a folder that cannot be used is named', async () => {
  const dataDir = await dataFolder()
  writeFileSync(dataDir, 'a file in the way')
  expect(await refusal(openSqlite({ dataDir, exclusive: true, migrations: MIGRATIONS }))).toContain(
    `${dataDir} cannot be used`,
  )
  expect(
    await refusal(openSqlite({ dataDir: join(dataDir, 'below'), exclusive: true, migrations: MIGRATIONS })),
  ).toContain('DATA_DIR')
})

test('a file that is no database is refused, with what to do', async () => {
  const dataDir = await dataFolder()
  await (await open(dataDir)).close()
  writeFileSync(join(dataDir, 'guanlan.db'), 'this is a letter, not a database '.repeat(500))
  expect(await refusal(openSqlite({ dataDir, exclusive: true, migrations: MIGRATIONS }))).toMatch(
    /damaged .*There is no backup/,
  )
})

test.each([
  ['3.53.4', true],
  ['3.51.3', true],
  ['4.0.0', true],
  ['3.51.2', false],
  ['3.50.9', false],
  ['2.99.99', false],
])('SQLite %s is accepted: %s', (version, accepted) => {
  const refused = () => refuseOldSqlite(version)
  if (accepted) expect(refused).not.toThrow()
  else expect(refused).toThrow(StartError)
})

const second: Migration = {
  id: '0002-second',
  up: async (trx) => void (await sql.raw('create table second (id text primary key)').execute(trx)),
}
const failing: Migration = {
  id: '0002-second',
  async up(trx) {
    await second.up(trx)
    await sql.raw('delete from meta').execute(trx)
    throw new Error('power cut')
  },
}

test('before a step of the schema the file is copied, and the copy is whole', async () => {
  const dataDir = await dataFolder()
  const store = await open(dataDir)
  expect(newestBackup(dataDir)).toBeUndefined() // there was nothing to copy
  const releases = await releasesOver(store)
  await releases.publish(CITY_DESK, oneFigure(3), undefined)
  await store.close()
  const later = await open(dataDir, { migrations: [...MIGRATIONS, second] })
  expect(await scalar(later.read, 'select count(*) from second')).toBe(0)
  const copy = newestBackup(dataDir) ?? ''
  expect(copy).toMatch(/backups\/before-0002-second-\d{8}-\d{6}-\d{3}\.db$/)
  const database = new DatabaseSync(copy, { readOnly: true })
  onTestFinished(() => database.close())
  expect(database.prepare('select value from vintage').all()).toEqual([{ value: 3 }])
})

test('a step that fails half-way changes nothing, and the next start makes it good', async () => {
  const dataDir = await dataFolder()
  await (await open(dataDir)).close()
  await expect(
    openSqlite({ dataDir, exclusive: true, migrations: [...MIGRATIONS, failing] }),
  ).rejects.toThrow('power cut')
  const asBefore = await open(dataDir)
  expect(await asBefore.read.selectFrom('meta').select('key').execute()).toHaveLength(1)
  await asBefore.close()
  const healed = await open(dataDir, { migrations: [...MIGRATIONS, second] })
  expect(await scalar(healed.read, 'select count(*) from second')).toBe(0)
})

test('data of a newer version is left alone', async () => {
  const dataDir = await dataFolder()
  await (await open(dataDir, { migrations: [...MIGRATIONS, second] })).close()
  expect(await refusal(openSqlite({ dataDir, exclusive: true, migrations: MIGRATIONS }))).toContain(
    'newer version',
  )
})

test('a backup is made while the store is in use, and never over another file', async () => {
  const dataDir = await dataFolder()
  const store = await open(dataDir)
  const releases = await releasesOver(store)
  const file = join(dataDir, 'elsewhere', 'copy.db')
  const publishing = Array.from({ length: 20 }, (_, i) =>
    releases.publish(CITY_DESK, oneFigure(i, { reason: '核实' }), undefined),
  )
  await publishing[4]
  await store.backupTo(file)
  await Promise.all(publishing)
  await expect(store.backupTo(file)).rejects.toThrow('exists already')
  expect(existsSync(`${file}.part`)).toBe(false)
  const database = new DatabaseSync(file, { readOnly: true })
  onTestFinished(() => database.close())
  const count = (query: string) => Number(Object.values(database.prepare(query).get() ?? {})[0])
  expect(count('select max(seq) from release_log')).toBeGreaterThanOrEqual(5)
  expect(count('select count(*) from release_log')).toBe(count('select value from change_seq'))
})

test.each(['guanlan.db', 'server.lock'])('a %s that cannot be opened is named in one line', async (name) => {
  const dataDir = await dataFolder()
  mkdirSync(join(dataDir, name), { recursive: true })
  const line = await refusal(openSqlite({ dataDir, exclusive: true, migrations: MIGRATIONS }))
  expect(line).toContain(join(dataDir, name))
  expect(line).toContain('DATA_DIR')
})

test.skipIf(process.getuid?.() === 0)('a database of another user is refused at the start', async () => {
  const dataDir = await dataFolder()
  await (await openSqlite({ dataDir, exclusive: true, migrations: MIGRATIONS })).close()
  chmodSync(join(dataDir, 'guanlan.db'), 0o444)
  const line = await refusal(openSqlite({ dataDir, exclusive: true, migrations: MIGRATIONS }))
  expect(line).toContain(join(dataDir, 'guanlan.db'))
})
