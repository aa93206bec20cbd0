import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeSums } from '#server/backup/sums.ts'
import { runCommand } from '#server/cli/runCommand.ts'
import { fill } from '#test/server/moving/filled.ts'
import { CITY_DESK, oneFigure } from '#test/server/releases/builders.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { postgresPlace, type PostgresPlace } from '#test/support/postgresPlace.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { tempFolder, type TempFolder } from '#test/support/tempFolder.ts'

const PATIENCE_MS = 120_000
const clock = fakeClock('2026-11-23T02:00:00.000Z')

let home: TempFolder
let server: TestServer
let postgres: PostgresPlace
const at = (...names: string[]) => join(home.path, ...names)
type Answer = Awaited<ReturnType<typeof runCommand>>
const cli = (env: Record<string, string>, ...args: string[]): Promise<Answer> =>
  runCommand(args, { LOG_LEVEL: 'silent', ...env })
const here = (...args: string[]) => cli({ DATA_DIR: server.dataDir, BACKUP_DIR: at('kept') }, ...args)
/** Rows and hash of a table as a command printed them. */
const line = ({ stdout }: Answer, table: string) =>
  new RegExp(`^${table} +\\d+ +\\w+$`, 'm').exec(stdout)?.[0]

beforeAll(async () => {
  home = await tempFolder()
  server = await startTestServer({ clock })
  await fill(server)
  postgres = await postgresPlace({ empty: true })
}, PATIENCE_MS)
afterAll(async () => {
  await server.stop()
  await postgres.remove()
  await home.remove()
}, PATIENCE_MS)

/** Publishes until the step is over; answers with how many releases were acknowledged meanwhile. */
async function whilePublishing<T>(step: () => Promise<T>): Promise<{ result: T; published: number }> {
  let isOver = false
  let published = 0
  const publishing = (async () => {
    while (!isOver) {
      await server.releases.publish(
        CITY_DESK,
        oneFigure((published += 1), { reason: '核实' }),
        `k-${published}`,
      )
      await setTimeout(10)
    }
  })()
  const result = await step().finally(() => (isOver = true))
  await publishing
  return { result, published }
}

describe('a backup of the embedded store', { timeout: PATIENCE_MS }, () => {
  test('is made while others publish, and the drill finds it equal to itself and to the log in use', async () => {
    const before = server.releases.board().seq
    const { result, published } = await whilePublishing(() => here('backup', '--to', at('first')))
    expect(result, result.stderr).toMatchObject({ code: 0 })
    expect(published).toBeGreaterThan(1)
    const seq = Number(/ seq (\d+),/.exec(result.stderr)?.[1])
    expect(seq).toBeGreaterThanOrEqual(before)
    expect(line(result, 'release_log')).toMatch(new RegExp(` ${seq} `))
    const drilled = await here('drill', '--from', at('first'))
    expect(drilled, drilled.stderr).toMatchObject({ code: 0, stdout: result.stdout })
    expect(drilled.stderr).toContain('EQUAL: files, tables, board and acts')
    expect(drilled.stderr).toContain('The log in use has all of it, release by release.')
    expect(readdirSync(home.path)).toEqual(['first']) // nothing unfinished
  })

  test('is one file where the name ends in .tar, with the same content', async () => {
    const folder = await here('backup', '--to', at('same'))
    const file = await here('backup', '--to', at('same.tar'))
    for (const table of ['release_log', 'vintage', 'record_vintage', 'draft_entry', 'files: evidence'])
      expect([table, line(file, table)]).toEqual([table, line(folder, table)])
    const drilled = await here('drill', '--from', at('same.tar'))
    expect(drilled, drilled.stderr).toMatchObject({ code: 0, stdout: file.stdout })
  })

  test('without a name goes where the schedule keeps its own, and the drill takes the newest', async () => {
    expect((await here('drill')).stderr).toMatch(/^There is no backup in /)
    expect(await here('backup')).toMatchObject({ code: 0 })
    const [name] = readdirSync(at('kept'))
    const drilled = await here('drill')
    expect(drilled.stderr).toContain(join(at('kept'), name ?? ''))
    expect(drilled.code).toBe(0)
  })

  test('is restored as it was, under a new name of its log, and served on', async () => {
    const made = await here('backup', '--to', at('whole'))
    const env = { DATA_DIR: at('again') }
    const restored = await cli(env, 'restore', '--from', at('whole'))
    expect(restored, restored.stderr).toMatchObject({ code: 0, stdout: made.stdout })
    const verified = await cli(env, 'verify')
    expect(verified, verified.stdout).toMatchObject({ code: 0 })
    const other = await startTestServer({ clock, dataDir: at('again') })
    const [now, then] = [other.releases.board(), server.releases.board()]
    expect(now).toMatchObject({ seq: then.seq, series: then.series })
    expect(now.epoch).not.toBe(then.epoch)
    await other.releases.publish(CITY_DESK, oneFigure(77, { reason: '核实' }), 'after')
    await other.stop()
    expect((await cli(env, 'drill', '--from', at('whole'))).stderr).toContain('The log in use has all of it')
    // What was answered before knows its release again.
    expect((await cli(env, 'verify')).code).toBe(0)
    expect((await cli(env, 'restore', '--from', at('whole'))).stderr).toMatch(
      /^There is data in .* nothing is ever/,
    )
  })

  test('is not overwritten, and names what is none', async () => {
    expect((await here('backup', '--to', at('whole'))).stderr).toMatch(/exists already; name another place/)
    const env = { DATA_DIR: at('nobody') }
    expect((await cli(env, 'restore', '--from', at('nothing'))).stderr).toMatch(/^There is no backup /)
    expect((await cli(env, 'restore', '--from', server.dataDir)).stderr).toMatch(
      /is no backup: it has no manifest/,
    )
    expect(existsSync(at('nobody', 'guanlan.db'))).toBe(false)
  })
})

describe('what was changed in a backup', { timeout: PATIENCE_MS }, () => {
  const database = (folder: string, statement: string): void => {
    const file = new DatabaseSync(join(folder, 'guanlan.db'))
    file.exec(statement)
    file.close()
  }
  const flipByte = (file: string): void => {
    const bytes = readFileSync(file)
    const middle = bytes.length >> 1
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    writeFileSync(file, bytes)
  }
  const evidenceIn = (folder: string): string => {
    const name = readdirSync(join(folder, 'evidence'), { recursive: true }).map(String)
    return join(folder, 'evidence', name.find((one) => one.length > 60) ?? '')
  }
  const cases: readonly [string, (folder: string) => unknown, RegExp][] = [
    [
      'a byte of the database',
      (folder) => flipByte(join(folder, 'guanlan.db')),
      /guanlan\.db is not what it was/,
    ],
    ['a byte of evidence', (folder) => flipByte(evidenceIn(folder)), /evidence\/\S+ is not what it was/],
    ['a file gone', (folder) => rmSync(evidenceIn(folder)), /evidence\/\S+ is missing/],
    ['a file more', (folder) => writeFileSync(join(folder, 'x'), ''), /x was not there before/],
    [
      'a byte of the list of hashes',
      (folder) => flipByte(join(folder, 'SHA256SUMS')),
      /is not what it was|cannot be read|is missing/,
    ],
    [
      'a figure, with the hashes of files made anew',
      (folder) => {
        database(folder, `update latest set value = 1.5 where series = (select min(series) from latest)`)
        return writeSums(folder)
      },
      /the table latest differs/,
    ],
    [
      'the board that was told, with the hashes of files made anew',
      (folder) => {
        const file = join(folder, 'manifest.json')
        const told = readFileSync(file, 'utf8')
        writeFileSync(file, told.replace(/("form":[^}]*"hash": ")[0-9a-f]{8}/, '$100000000'))
        return writeSums(folder)
      },
      /the board folded from the log is/,
    ],
  ]

  test.each(cases)('%s is found by the drill, and not restored', async (_, change, said) => {
    const folder = at('changed')
    rmSync(folder, { recursive: true, force: true })
    cpSync(at('whole'), folder, { recursive: true })
    await change(folder)
    const drilled = await here('drill', '--from', folder)
    expect(drilled.code, drilled.stderr).toBe(1)
    expect(drilled.stderr).toMatch(said)
    const restored = await cli({ DATA_DIR: at('refused') }, 'restore', '--from', folder)
    expect(restored.code).toBe(1)
    expect(restored.stderr).toMatch(said)
    expect(readdirSync(at('refused'))).toEqual(['server.lock'])
  })

  test('an archive that was cut off is not taken', async () => {
    const file = at('cut.tar')
    writeFileSync(file, readFileSync(at('same.tar')).subarray(0, 300_000))
    expect((await here('drill', '--from', file)).stderr).toMatch(/was cut off or changed/)
    appendFileSync(file, Buffer.alloc(512, 7))
    expect((await here('drill', '--from', file)).code).toBe(1)
  })
})

describe('a backup of PostgreSQL', { timeout: PATIENCE_MS }, () => {
  test('has the same form: from a folder into it, backed up there, and back into a folder', async () => {
    const whole = await here('drill', '--from', at('whole'))
    const there = { DATABASE_URL: postgres.url, DATA_DIR: at('none') }
    const restored = await cli(there, 'restore', '--from', at('whole'))
    expect(restored, restored.stderr).toMatchObject({ code: 0, stdout: whole.stdout })
    const other = await startTestServer({ clock, dataDir: at('none'), env: { DATABASE_URL: postgres.url } })
    const made = await cli(there, 'backup', '--to', at('of-postgres'))
    expect(made, made.stderr).toMatchObject({ code: 0 })
    await other.stop()
    for (const table of [
      'release_log',
      'vintage',
      'record_vintage',
      'draft_entry',
      'report',
      'files: evidence',
    ])
      expect([table, line(made, table)]).toEqual([table, line(whole, table)])
    const drilled = await cli(there, 'drill', '--from', at('of-postgres'))
    expect(drilled, drilled.stderr).toMatchObject({ code: 0 })
    expect((await cli(there, 'restore', '--from', at('whole'))).stderr).toMatch(/^The target is not empty/)
    const back = await cli({ DATA_DIR: at('back') }, 'restore', '--from', at('of-postgres'))
    expect(back, back.stderr).toMatchObject({ code: 0, stdout: made.stdout })
    expect((await cli({ DATA_DIR: at('back') }, 'verify')).code).toBe(0)
  })
})
