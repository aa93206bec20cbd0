import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { EXPECTED } from '#test/server/imports/corpus/expected.ts'
import { corpusFile, draftOf, figuresOf, uploadTo } from '#test/support/imports.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

// Each file is read in a thread of its own, which takes its time to start.
vi.setConfig({ testTimeout: 60_000 })

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer({ env: { DEMO: '1' }, clock: fakeClock('2026-11-23T02:00:00.000Z') })
  token = await server.token('filer')
}, 120_000)
afterAll(() => server.stop())

test('every workbook of the corpus has its expectation, and the other way round', () => {
  const files = readdirSync(join(import.meta.dirname, 'corpus', 'files'))
  const workbooks = files.filter((name) => name.endsWith('.xlsx')).map((name) => name.slice(0, -5))
  expect(workbooks.sort()).toEqual(Object.keys(EXPECTED).sort())
  expect(workbooks.length).toBeGreaterThanOrEqual(20)
})

for (const [name, { figures, questions = [], problems = [] }] of Object.entries(EXPECTED))
  test(`${name}: each figure is taken as it stands, and nothing else`, async () => {
    const { status, detail } = await uploadTo(
      server.url,
      token,
      await corpusFile(`${name}.xlsx`),
      `${name}.xlsx`,
    )
    expect(status).toBe(201)
    const included = detail.sheets.filter((sheet) => sheet.included)
    expect(included.flatMap((sheet) => sheet.questions.map(({ code }) => code))).toEqual(questions)
    const found = included.flatMap((sheet) =>
      sheet.problems.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`),
    )
    expect(found).toEqual(problems)
    const hasErrors = problems.some((problem) => problem.startsWith('error'))
    expect(detail.obstacles.length === 0).toBe(questions.length === 0 && !hasErrors)
    if (detail.obstacles.length === 0)
      expect(figuresOf(await draftOf(server.url, token, detail))).toEqual(figures)
  })
