import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { call } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { compoundOf } from '#test/support/hostileFiles.ts'
import { corpusFile } from '#test/support/imports.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { tempFolder, type TempFolder } from '#test/support/tempFolder.ts'

vi.setConfig({ testTimeout: 60_000 })

const OFFICE = 'bureau.stats-general'
let server: TestServer
let folder: string
let token: string
beforeAll(async () => {
  server = await startTestServer({ env: { DEMO: '1' }, clock: fakeClock('2026-11-23T02:00:00.000Z') })
  folder = join(server.dataDir, 'inbox', OFFICE)
  token = await server.token('filer')
}, 120_000)
afterAll(() => server.stop())

interface Result {
  readonly state: string
  readonly zh: string
  readonly link?: string
  readonly draft?: string
  readonly import?: string
  readonly sheets?: readonly { readonly taken: number; readonly skipped: Record<string, number> }[]
}

/** The result that lies beside a file once it has been taken. */
const resultOf = (name: string, where: 'done' | 'refused'): Promise<Result> =>
  vi.waitFor(
    async () => {
      const names = await readdir(join(folder, where)).catch(() => [])
      const found = names.find((one) => one.endsWith(`${name}.result.json`))
      expect(found, `nothing beside ${name} in ${where}`).toBeDefined()
      const result = JSON.parse(await readFile(join(folder, where, found ?? ''), 'utf8')) as Result
      expect(names).toContain(found?.replace('.result.json', ''))
      expect(names).toContain(found?.replace('.result.json', '.结果.txt'))
      return result
    },
    { timeout: 40_000, interval: 200 },
  )
const drop = async (name: string, bytes: Buffer): Promise<void> => writeFile(join(folder, name), bytes)

test('a file that raises no doubt becomes a draft of the office, which a person has to submit', async () => {
  await drop('月报.xlsx', await corpusFile('24-another-office.xlsx'))
  const result = await resultOf('月报.xlsx', 'done')
  expect(result).toMatchObject({ state: 'draft', sheets: [{ taken: 1, skipped: { 'not-your-figure': 1 } }] })
  expect(result.link).toBe(`${server.url}/admin/drafts/${result.draft}`)
  const draft = await call(server.url, `GET /api/v1/drafts/${result.draft}`, { token })
  expect(draft.body).toMatchObject({ origin: 'inbox', owner: OFFICE, state: 'draft', fourEyes: true })
  expect(existsSync(join(folder, '月报.xlsx'))).toBe(false)
})

test('a file with a doubt waits on the import page of the office, and no draft is made', async () => {
  await drop('单位.xlsx', await corpusFile('14-unit-jump.xlsx'))
  const result = await resultOf('单位.xlsx', 'done')
  expect(result.state).toBe('waiting')
  expect(result.draft).toBeUndefined()
  const seen = await call(server.url, `GET /api/v1/imports/${result.import}`, { token })
  expect(seen.body).toMatchObject({ state: 'open', origin: 'inbox', obstacles: ['doubtful'] })
})

test('a file that cannot be read is put aside with the reason', async () => {
  await drop('旧表.xls', compoundOf('Workbook'))
  const result = await resultOf('旧表.xls', 'refused')
  expect(result).toMatchObject({ state: 'refused' })
  expect(result.zh).toContain('另存为')
})

test('links, files being written and other offices’ folders are left alone', async () => {
  const outside: TempFolder = await tempFolder()
  const secret = join(outside.path, 'secret.csv')
  await writeFile(secret, '指标,累计\n社会消费品零售总额,1')
  await symlink(secret, join(folder, 'link.csv'))
  await writeFile(join(folder, '~$open.xlsx'), 'x')
  await writeFile(join(folder, 'coming.xlsx.part'), 'x')
  await mkdir(join(server.dataDir, 'inbox', 'nobody'), { recursive: true })
  await writeFile(join(server.dataDir, 'inbox', 'nobody', 'a.csv'), '指标,累计\n社会消费品零售总额,1')
  await drop('后来.xlsx', await corpusFile('01-title-and-unit-line.xlsx'))
  await resultOf('后来.xlsx', 'done')
  for (const name of ['link.csv', '~$open.xlsx', 'coming.xlsx.part'])
    expect(await readdir(folder)).toContain(name)
  expect(await readdir(join(server.dataDir, 'inbox', 'nobody'))).toEqual(['a.csv'])
  await outside.remove()
})

test('a file that grows is taken when it has come to rest, whole', async () => {
  const file = await corpusFile('05-group-rows.xlsx')
  const path = join(folder, '慢.xlsx')
  for (let length = 500; length < file.length; length += 900) {
    await writeFile(path, file.subarray(0, length))
    await new Promise((done) => setTimeout(done, 250))
  }
  await writeFile(`${path}.part`, file)
  await rename(`${path}.part`, path)
  expect(await resultOf('慢.xlsx', 'done')).toMatchObject({ state: 'draft', sheets: [{ taken: 10 }] })
  const refused = await readdir(join(folder, 'refused')).catch(() => [])
  expect(refused.filter((name) => name.includes('慢'))).toEqual([])
})
