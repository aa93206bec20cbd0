import { openXlsx, saveXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ImportDetail, ImportRows, ImportSheet } from '#shared/contract/imports.ts'
import type { Mapping } from '#shared/tables/mapping.ts'
import { call } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { changeSheet, corpusFile, draftOf, figuresOf, uploadTo } from '#test/support/imports.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const RETAIL = 'economy.retail-sales.level@410104 2026-10'
const clock = fakeClock('2026-11-23T02:00:00.000Z')
// Each file is read in a thread of its own, which takes its time to start.
vi.setConfig({ testTimeout: 60_000 })

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer({ env: { DEMO: '1' }, clock })
  token = await server.token('filer')
}, 120_000)
afterAll(() => server.stop())

const only = ({ sheets: [sheet] }: ImportDetail): ImportSheet => {
  if (!sheet) throw new Error('the file has no sheet')
  return sheet
}
const said = (sheet: ImportSheet, change: Partial<Mapping>): ImportSheet => ({
  ...sheet,
  mapping: { ...sheet.mapping, ...change },
})
const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\n'))

describe('a doubtful unit', () => {
  test('keeps the whole file from becoming a draft until it is answered, and the answer stays with the figure', async () => {
    const { detail } = await uploadTo(server.url, token, await corpusFile('14-unit-jump.xlsx'))
    const body = { version: detail.version }
    const refused = await call(server.url, `POST /api/v1/imports/${detail.id}/draft`, { token, body })
    expect(refused.body).toMatchObject({ code: 'import-unfinished' })

    const sheet = only(detail)
    const [question] = sheet.questions
    expect(question).toMatchObject({ code: 'unit-jump', proposed: 'CNY-10K', count: 2 })
    const answers = { ...sheet.mapping.answers, questions: { [question?.key ?? '']: 'CNY-10K' } }
    const settled = await changeSheet(server.url, token, detail, said(sheet, { answers }))
    expect(settled.obstacles).toEqual([])
    const draft = await draftOf(server.url, token, settled)
    expect(figuresOf(draft)[RETAIL]).toBe(580.1)
    const cell = draft.cells.find(({ series }) => series === 'economy.retail-sales.level@410104')
    expect(cell?.answers).toEqual([{ code: 'unit-jump', value: 580.1, text: '5801000 万元' }])
    expect(draft).toMatchObject({ origin: 'import', state: 'draft', owner: 'bureau.stats-general' })
  })
})

describe('a mapping', () => {
  const month = (title: string, value: number) =>
    csv(title, '名目,数额甲,说明', `零售总盘子,${value},无`, `卖房子的钱,${value / 2},无`)

  test('that somebody has settled is remembered for the form: the next month maps itself', async () => {
    const first = await uploadTo(server.url, token, month('2026年1—9月本区简表', 150), '9月.csv')
    const sheet = only(first.detail)
    expect(first.detail.obstacles).toContain('nothing-taken')
    const label = (name: string) => sheet.labels.find(({ text }) => text === name)?.key ?? name
    const settled = said(sheet, {
      firstRow: 2,
      defaults: { ...sheet.mapping.defaults, period: '2026-09' as never },
      columns: [
        { kind: 'label', of: 'indicator' },
        { kind: 'value', facets: { measure: 'level', unit: 'CNY-100M' } },
        { kind: 'skip', reason: 'remarks' },
      ],
    })
    const columns = await changeSheet(server.url, token, first.detail, { ...settled, included: true })
    const again = only(columns)
    const labels = {
      ...again.mapping.labels,
      [again.labels.find(({ text }) => text === '零售总盘子')?.key ?? label('零售总盘子')]: {
        facets: { indicator: 'economy.retail-sales.level' },
      },
    }
    const done = await changeSheet(server.url, token, columns, said(again, { labels }))
    expect(figuresOf(await draftOf(server.url, token, done))).toEqual({
      'economy.retail-sales.level@410104 2026-09': 150,
    })

    const second = await uploadTo(server.url, token, month('2026年1—10月本区简表', 165.1), '10月.csv')
    expect(only(second.detail).knownBy).toBe('memory')
    expect(second.detail.obstacles).toEqual([])
    expect(figuresOf(await draftOf(server.url, token, second.detail))).toEqual({ [RETAIL]: 165.1 })
  })

  test('sent back as it came changes nothing, whatever the table', async () => {
    for (const name of ['02-two-row-header', '05-group-rows', '13-several-sheets', '23-yearbook-marks']) {
      const { detail } = await uploadTo(server.url, token, await corpusFile(`${name}.xlsx`))
      const { version: _, expiresAt: _at, ...before } = detail
      const {
        version,
        expiresAt: _after,
        ...after
      } = await changeSheet(server.url, token, detail, only(detail))
      expect(after).toEqual(before)
      expect(version).toBe(detail.version + 1)
    }
  })

  test('is refused when somebody else has changed it meanwhile', async () => {
    const { detail } = await uploadTo(server.url, token, await corpusFile('14-unit-jump.xlsx'))
    await changeSheet(server.url, token, detail, only(detail))
    await expect(changeSheet(server.url, token, detail, only(detail))).rejects.toThrow('import-changed')
  })
})

test('two sheets that state one figure differently stop the file at the second', async () => {
  const book = await openXlsx(new Uint8Array(await corpusFile('13-several-sheets.xlsx')))
  const areas = book.sheets.find(({ name }) => name === '分地区')
  if (areas?.rows[3]) areas.rows[3][1] = 999
  const { detail } = await uploadTo(server.url, token, Buffer.from(await saveXlsx(book)))
  const problems = detail.sheets.flatMap((sheet) => sheet.problems)
  expect(problems).toMatchObject([
    { code: 'said-twice', sheet: '分地区', cell: 'B4', params: { other: '1-10月!C4' } },
  ])
  expect(detail.obstacles).toEqual(['wrong'])
})

test('a form of ours, filled in, maps itself and brings its reasons, notes and missing marks', async () => {
  const path = '/api/v1/forms/economy?period=2026-10&subject=410104'
  const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } })
  const book = await openXlsx(new Uint8Array(await response.arrayBuffer()))
  const row = (code: string) => book.sheets[0]?.rows.find(([first]) => first === code) ?? []
  const retail = row('economy.retail-sales.level')
  ;[retail[2], retail[6], retail[8], retail[9]] = ['万元', 1_651_000, '省局反馈', '快报']
  row('economy.housing-sales-value.level')[7] = '上级未反馈'
  const { detail } = await uploadTo(server.url, token, Buffer.from(await saveXlsx(book)))
  expect(only(detail).knownBy).toBe('codes')
  const draft = await draftOf(server.url, token, detail)
  expect(figuresOf(draft)).toEqual({
    [RETAIL]: 165.1,
    'economy.housing-sales-value.level@410104 2026-10': null,
  })
  expect(draft.cells.find(({ missing }) => !missing)).toMatchObject({ reason: '省局反馈', note: '快报' })
  expect(draft.cells.find(({ missing }) => missing)).toMatchObject({ missing: 'not-returned' })
})

describe('an import', () => {
  test('shows its cells page by page, each with its fate', async () => {
    const { detail } = await uploadTo(server.url, token, await corpusFile('01-title-and-unit-line.xlsx'))
    const at = `/api/v1/imports/${detail.id}/sheets/0/pages/0`
    const { rows } = (await call(server.url, `GET ${at}`, { token })).body as ImportRows
    expect(rows[3]?.[2]).toEqual({
      ...{ text: '165.1', fate: 'taken', series: 'economy.retail-sales.level@410104' },
      ...{ period: '2026-10', value: 165.1 },
    })
    expect(rows[0]?.[0]).toMatchObject({ fate: 'skipped', why: 'title' })
    expect((await call(server.url, `GET ${at.replace('/pages/0', '/pages/9')}`, { token })).status).toBe(404)
  })

  test('is for the office that brought it: to others it is not there', async () => {
    const { detail } = await uploadTo(server.url, token, await corpusFile('01-title-and-unit-line.xlsx'))
    const others = [await server.token('filer', 'district.finance'), await server.token('reviewer')]
    for (const other of others) {
      expect((await call(server.url, `GET /api/v1/imports/${detail.id}`, { token: other })).status).toBe(404)
      const rows = `GET /api/v1/imports/${detail.id}/sheets/0/pages/0`
      expect((await call(server.url, rows, { token: other })).status).toBe(404)
      expect((await call(server.url, 'GET /api/v1/imports', { token: other })).text).not.toContain(detail.id)
    }
    const colleague = await server.token('filer')
    expect((await call(server.url, `GET /api/v1/imports/${detail.id}`, { token: colleague })).status).toBe(
      200,
    )
    const viewer = await server.token('viewer')
    expect((await call(server.url, 'GET /api/v1/imports', { token: viewer })).status).toBe(403)
  })

  test('makes one draft however often it is asked, and leaves no word of the file in log or acts', async () => {
    const file = csv('2026年1—10月机密表名', '指标,1—10月累计（亿元）', '社会消费品零售总额,165.4321')
    const { detail } = await uploadTo(server.url, token, file, '机密文件名.csv')
    const [first, second] = await Promise.all([
      draftOf(server.url, token, detail),
      draftOf(server.url, token, detail),
    ])
    expect(second.id).toBe(first.id)
    const auditor = await server.token('auditor')
    const acts = (await call(server.url, 'GET /api/v1/audit?limit=50', { token: auditor })).text
    expect(acts).toContain('import.drafted')
    for (const words of ['机密表名', '机密文件名', '165.4321']) {
      expect(acts).not.toContain(words)
      expect(server.log()).not.toContain(words)
    }
  })

  test('is thrown away by its owner, and by itself after a month', async () => {
    const upload = async () =>
      (await uploadTo(server.url, token, await corpusFile('05-group-rows.xlsx'))).detail
    const status = async (id: string) =>
      (await call(server.url, `GET /api/v1/imports/${id}`, { token })).status
    const thrown = await upload()
    await call(server.url, `DELETE /api/v1/imports/${thrown.id}`, { token })
    expect(await status(thrown.id)).toBe(404)
    const old = await upload()
    clock.advance(31 * 86_400_000)
    await upload()
    expect(await status(old.id)).toBe(404)
  })
})
