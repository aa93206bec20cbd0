import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '#server/cli/runCommand.ts'
import { copyDatabase } from '#server/store/backup.ts'
import { openStore } from '#server/store/openStore.ts'
import { fill, SCAN } from '#test/server/moving/filled.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { postgresPlace, type PostgresPlace } from '#test/support/postgresPlace.ts'
import { startTestServer } from '#test/support/server.ts'
import { tempFolder, type TempFolder } from '#test/support/tempFolder.ts'

const PATIENCE_MS = 120_000
const clock = fakeClock('2026-11-23T02:00:00.000Z')

let home: TempFolder
let postgres: PostgresPlace
let brought: Awaited<ReturnType<typeof fill>>
let whileRunning: Awaited<ReturnType<typeof cli>>

const data = () => join(home.path, 'data')
const back = () => join(home.path, 'back')
const cli = (folder: string, ...args: string[]) => runCommand(args, { DATA_DIR: folder, LOG_LEVEL: 'silent' })
const there = (folder = data()) => cli(folder, 'migrate-to-postgres', '--to', postgres.url)
const andBack = (to: string) => cli(data(), 'migrate-from-postgres', '--from', postgres.url, '--to', to)

/** Releases and what people bring, in a folder that no server holds any more. */
beforeAll(async () => {
  home = await tempFolder()
  postgres = await postgresPlace({ empty: true })
  const server = await startTestServer({ clock })
  brought = await fill(server)
  whileRunning = await there(server.dataDir)
  const database = new DatabaseSync(join(server.dataDir, 'guanlan.db'), { readOnly: true })
  copyDatabase(database, join(data(), 'guanlan.db'))
  database.close()
  for (const shelf of ['evidence', 'pictures'])
    cpSync(join(server.dataDir, shelf), join(data(), shelf), { recursive: true })
  await server.stop()
}, PATIENCE_MS)
afterAll(async () => {
  await postgres.remove()
  await home.remove()
}, PATIENCE_MS)

/** Every row of every table as SQLite itself hands it out, and every file. */
function contents(folder: string) {
  const database = new DatabaseSync(join(folder, 'guanlan.db'), { readOnly: true })
  const names = database.prepare(`select name from sqlite_master where type = 'table' order by name`).all()
  const tables = names.map(({ name }) => {
    const rows = database.prepare(`select * from "${String(name)}"`).all()
    return [name, rows.map((row) => JSON.stringify(row)).toSorted()] as const
  })
  database.close()
  const files = ['evidence', 'pictures'].flatMap((shelf) =>
    readdirSync(join(folder, shelf), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [shelf, name, readFileSync(join(parentPath, name), 'base64')])
      .toSorted(),
  )
  return { tables, files }
}

describe('moving to PostgreSQL and back', { timeout: PATIENCE_MS }, () => {
  test('is refused while a server holds the folder', () => {
    expect(whileRunning).toMatchObject({ code: 1, stdout: '' })
    expect(whileRunning.stderr).toMatch(/^Another server is running on the data folder .*\n$/)
  })

  test('moves all rows and files, says their hashes, and they come back the same', async () => {
    const moved = await there()
    expect(moved).toMatchObject({ code: 0 })
    expect(moved.stderr).toContain(
      'Everything arrived as it was sent, and everything agrees with everything.',
    )
    const count = (table: string) =>
      Number(new RegExp(`^${table} +(\\d+) +[0-9a-f]{64}$`, 'm').exec(moved.stdout)?.[1])
    expect(count('release_log')).toBeGreaterThan(300)
    for (const table of [
      'vintage',
      'latest',
      'draft_entry',
      'account',
      'record_vintage',
      'record_file',
      'report',
    ])
      expect([table, count(table)]).toEqual([table, expect.toSatisfy((rows: number) => rows > 0)])
    expect([count('files: evidence'), count('files: pictures')]).toEqual([1, 1])

    const returned = await andBack(back())
    expect(returned).toMatchObject({ code: 0, stdout: moved.stdout })
    const [before, after] = [contents(data()), contents(back())]
    expect(after.files).toEqual(before.files)
    for (const [i, [name, rows]] of before.tables.entries())
      expect([name, JSON.stringify(after.tables[i]?.[1]) === JSON.stringify(rows)]).toEqual([name, true])
  })

  test('leaves a server on PostgreSQL everything, whatever folder it has', async () => {
    const elsewhere = await tempFolder()
    const server = await startTestServer({
      ...{ clock, dataDir: elsewhere.path },
      env: { DATABASE_URL: postgres.url },
    })
    const headers = { cookie: brought.keeper.cookie ?? '', 'sec-fetch-site': 'same-origin' }
    const answer = await fetch(`${server.url}${brought.scan}`, { headers })
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer()).equals(SCAN)).toBe(true)
    expect(existsSync(join(elsewhere.path, 'evidence'))).toBe(false)
    await server.stop()
    await elsewhere.remove()
  })

  test('is not needed for files that a node of an earlier version kept in its folder', async () => {
    const store = await openStore({ dataDir: '', databaseUrl: postgres.url, exclusive: false })
    const list = () => Promise.all([store.files.evidence.list(), store.files.pictures.list()])
    const before = await list()
    await store.write((trx) => trx.deleteFrom('file_part').execute())
    const server = await startTestServer({ clock, dataDir: data(), env: { DATABASE_URL: postgres.url } })
    expect(await list()).toEqual(before)
    await server.stop()
    await store.close()
  })

  test('leaves nothing behind that a server might still publish', async () => {
    const store = await openStore({ dataDir: '', databaseUrl: postgres.url, exclusive: false })
    const now = new Date().toISOString()
    const node = { id: 'n-1', started: now, seen: now, version: '1', address: 'http://10.0.0.7:8080' }
    await store.write((trx) =>
      trx
        .insertInto('node')
        .values({ ...node, seq: 1, screen_hash: '' })
        .execute(),
    )
    await store.close()
    const running = await andBack(join(home.path, 'running'))
    expect(running.stderr).toMatch(/^Servers run on this database \(http:\/\/10\.0\.0\.7:8080\); stop them/)
    expect(existsSync(join(home.path, 'running'))).toBe(false)
  })

  test('overwrites nothing', async () => {
    expect((await there()).stderr).toMatch(/^The target is not empty \(its table \w+ has rows\)/)
    expect((await andBack(back())).stderr).toMatch(/is not empty; name a new folder/)
    const nobody = join(home.path, 'nobody')
    const unnamed = await cli(data(), 'migrate-to-postgres')
    expect(unnamed.stderr).toBe('Name the PostgreSQL database by --to or DATABASE_URL.\n')
    expect((await there(nobody)).stderr).toMatch(/^There is no data in .*set DATA_DIR/)
    expect(existsSync(nobody)).toBe(false)
  })

  test('takes nothing along that PostgreSQL cannot hold, and keeps nothing of a move that failed', async () => {
    const spoilt = join(home.path, 'spoilt')
    cpSync(data(), spoilt, { recursive: true })
    const database = new DatabaseSync(join(spoilt, 'guanlan.db'))
    database.exec(`update draft_entry set note = 'a' || char(0) || 'b'`)
    database.close()
    const empty = await postgresPlace({ empty: true })
    const move = () => cli(spoilt, 'migrate-to-postgres', '--to', empty.url)
    expect((await move()).stderr).toMatch(
      /^The column note of the table draft_entry \(draft .*\) holds a NUL character/,
    )
    const mended = new DatabaseSync(join(spoilt, 'guanlan.db'))
    mended.exec(`update draft_entry set note = 'ab'`)
    mended.close()
    const [file] = readdirSync(join(spoilt, 'pictures'), { recursive: true })
      .map(String)
      .filter((name) => name.length > 60)
    writeFileSync(join(spoilt, 'pictures', file ?? ''), 'another picture')
    const broken = await cli(spoilt, 'verify')
    expect(broken).toMatchObject({ code: 1 })
    expect(broken.stdout).toMatch(/^wall_picture +[0-9a-f]{64} +does not match its hash$/m)
    const moved = await move()
    expect(moved).toMatchObject({ code: 1 })
    expect(moved.stderr).toMatch(/The file [0-9a-f]{64} was damaged before and stayed behind/)
    expect(moved.stdout).toMatch(/^files: pictures +0 /m)
    await empty.remove()
    rmSync(spoilt, { recursive: true })
  })
})
