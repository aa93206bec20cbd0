import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand } from '#server/cli/runCommand.ts'
import { fill, SCAN } from '#test/server/moving/filled.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { tempFolder, type TempFolder } from '#test/support/tempFolder.ts'

let home: TempFolder
let server: TestServer
let to: string
beforeAll(async () => {
  home = await tempFolder()
  to = join(home.path, 'everything')
  server = await startTestServer({ clock: fakeClock('2026-11-23T02:00:00.000Z') })
  await fill(server)
}, 60_000)
afterAll(async () => {
  await server.stop()
  await home.remove()
})

const cli = (...args: string[]) => runCommand(args, { DATA_DIR: server.dataDir })
const text = (name: string) => readFileSync(join(to, name), 'utf8')
const lines = (name: string) => text(name).trimEnd().split('\n')
const objects = (name: string) => lines(name).map((line) => JSON.parse(line) as Record<string, unknown>)
const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')

it(
  'everything goes out in open formats beside the running server, with hashes that hold',
  { timeout: 60_000 },
  async () => {
    const { code, stderr } = await cli('export-all', '--to', to)
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^\d+ files, [\d.]+ MB, up to release \d+, in .*everything\n$/) as string,
    })
    const sums = lines('SHA256SUMS').map((line) => line.split('  '))
    for (const [hash, name = ''] of sums)
      expect([name, sha256(readFileSync(join(to, name)))]).toEqual([name, hash])
    const there = readdirSync(to, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(there).toHaveLength(sums.length + 1)
    expect((await cli('export-all', '--to', to)).stderr).toMatch(/is not empty; name a new folder/)
  },
)

it('the log is whole: each line has the hash that the store kept of it', () => {
  const hashes = objects('tables/release_log.jsonl').map(({ hash }) => hash)
  expect(lines('releases.jsonl').map(sha256)).toEqual(hashes)
  expect(hashes.length).toBeGreaterThan(300)
})

it('the acts can be proved from the file alone, as its page says', () => {
  let before = ''
  for (const act of objects('tables/audit.jsonl')) {
    const { n, at, actor, action, object, detail, origin, hash } = act
    const said = [before, n, at, actor, action, object, detail, ...(origin === null ? [] : [origin])]
    expect([n, sha256(JSON.stringify(said))]).toEqual([n, hash])
    before = String(hash)
  }
  expect(objects('tables/audit.jsonl').at(-1)).toMatchObject({ action: 'store.exported' })
})

it('every vintage, record, report and file is there', () => {
  expect(lines('figures/all-vintages.csv')).toHaveLength(lines('tables/vintage.jsonl').length + 1)
  expect(lines('figures/standing.sdmx.csv').length).toBeGreaterThan(100)
  expect(text('figures/standing.zh-CN.csv')).toMatch(/^\uFEFF指标代码,/)
  expect(text('ledgers/leader-meeting.csv')).toMatch(
    /^id,version,on_day,event,seq,published_at,actor,reason,demo,kind,.*\r\n.*,two-meeting,/,
  )
  const [report] = readdirSync(join(to, 'reports')).filter((name) => name.endsWith('.html'))
  expect(text(`reports/${report}`)).toMatch(/^<!doctype html>/)
  const [scan = ''] = readdirSync(join(to, 'files/evidence'))
  expect(scan).toBe(`${sha256(SCAN)}.pdf`)
  expect(readdirSync(join(to, 'files/pictures'))[0]).toMatch(/^[0-9a-f]{64}\.png$/)
  expect(text('README.md')).toContain('SDMX-CSV 2.0')
})

it('nothing in it lets anybody in', () => {
  const names = readdirSync(join(to, 'tables'))
  for (const name of ['session', 'sign_in_code', 'screen_pairing'])
    expect(names).not.toContain(`${name}.jsonl`)
  for (const account of objects('tables/account.jsonl'))
    expect(Object.keys(account)).not.toContain('password_hash')
  for (const token of objects('tables/api_token.jsonl')) expect(Object.keys(token)).not.toContain('hash')
})
