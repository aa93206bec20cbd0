import { openXlsx, saveXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { currentFields } from '#shared/ledger/record.ts'
import type { Fields } from '#shared/ledger/record.ts'
import { call } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { uploadTo } from '#test/support/imports.ts'
import { acceptImport, bringList, listOf, sayOfList } from '#test/support/lists.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

vi.setConfig({ testTimeout: 60_000 })

let server: TestServer
let filer: string
beforeAll(async () => {
  server = await startTestServer({ clock: fakeClock('2026-11-23T02:00:00.000Z') })
  await server.publishesWithTwoEyes('key-projects')
  filer = await server.token('filer', 'bureau.projects')
}, 60_000)
afterAll(() => server.stop())

async function fileOf(path: string, token = filer): Promise<Buffer> {
  const answer = await fetch(`${server.url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })
  if (answer.status !== 200) throw new Error(`${path}: ${await answer.text()}`)
  return Buffer.from(await answer.arrayBuffer())
}
const projects = (): Fields[] =>
  [...server.releases.records.all('project').values()].map((record) => ({
    id: record.id,
    ...currentFields(record),
  }))
const PROJECT = {
  name: '=试验项目',
  lists: ['key', 'ecology'],
  totalInvestment: 131_300_000.5,
  plannedStartOn: '2026-03-01',
  responsibleUnit: 'district.greening',
  state: 'reserve',
}

test('a template of ours that was filled in finds its own places, and numbers what is new', async () => {
  const book = await openXlsx(await fileOf('/ledgers/project/template'))
  const [sheet] = book.sheets
  const codes = sheet?.rows[3] ?? []
  expect(codes.slice(0, 3)).toEqual(['id', 'name', 'lists'])
  const at = (code: string): number => codes.indexOf(code)
  const row = sheet?.rows[4] ?? []
  row[at('name')] = PROJECT.name
  row[at('lists')] = '重点项目；生态项目'
  row[at('totalInvestment')] = 13_130.00005
  row[at('plannedStartOn')] = '2026年3月1日'
  row[at('responsibleUnit')] = '区园林绿化部门'
  row[at('on')] = '2026-02-01'
  expect(sheet?.dataValidations?.some(({ type }) => type === 'list')).toBe(true)
  const { detail } = await uploadTo(server.url, filer, await saveXlsx(book), '模板.xlsx')
  const list = listOf(detail)
  expect(list).toMatchObject({ knownBy: 'codes', list: { mapping: { ledger: 'project', keys: ['id'] } } })
  const words = Object.fromEntries(list.questions.map(({ key }) => [key, '']))
  const settled = await sayOfList(server.url, filer, detail, (mapping) => ({
    ...mapping,
    answers: Object.fromEntries(
      Object.keys(words).map((key) => [key, key.endsWith('重点项目') ? 'key' : 'ecology']),
    ),
  }))
  expect(listOf(settled).problems).toEqual([])
  await acceptImport(server.url, filer, settled)
  expect(projects()).toEqual([{ id: '2026-0001', ...PROJECT }])
})

test('an export that comes back as it went says nothing new; one cell that was changed is one change', async () => {
  const went = await fileOf('/ledgers/project/export')
  const { detail } = await uploadTo(server.url, filer, went, '导出.xlsx')
  expect(listOf(detail)).toMatchObject({ questions: [], problems: [], counts: { taken: 1 } })
  expect(listOf(detail).list.records).toEqual({ new: 0, changed: 0, same: 1 })
  const csv = (await fileOf('/ledgers/project/export?format=csv')).toString()
  const same = await bringList(server.url, filer, 'project', Buffer.from(csv), '导出.csv')
  expect(listOf(same)).toMatchObject({ questions: [], problems: [] })
  expect(listOf(same).list.records).toEqual({ new: 0, changed: 0, same: 1 })
  const changed = Buffer.from(csv.replace('2026-03-01', '2026-04-01'))
  const one = await bringList(server.url, filer, 'project', changed, '导出.csv')
  await acceptImport(server.url, filer, one)
  expect(projects()).toEqual([{ id: '2026-0001', ...PROJECT, plannedStartOn: '2026-04-01' }])
})

test('a list that breaks a rule of the ledger is not taken, and says where', async () => {
  const list = '项目名称,总投资（万元）,计划开工日期,计划竣工日期\n甲,-5,2026-03-01,2026-01-01\n乙,5,,'
  const detail = await bringList(server.url, filer, 'project', Buffer.from(list), '错.csv')
  expect(listOf(detail).problems.map(({ code, cell }) => `${code} ${cell ?? ''}`)).toEqual([
    'refused B2',
    'refused D2',
  ])
  const refused = await call(server.url, `POST /api/v1/imports/${detail.id}/draft`, {
    token: filer,
    body: { version: detail.version },
  })
  expect(refused.body).toMatchObject({ code: 'import-unfinished' })
  expect(projects()).toHaveLength(1)
})

test('an office is offered the ledgers it keeps or answers in, and imports into no record of another', async () => {
  const other = await server.token('filer', 'district.greening')
  const list = '编号,项目名称,总投资（万元）\n2026-0001,改名,1\n2026-9999,新建,1'
  const detail = await bringList(server.url, other, 'project', Buffer.from(list), '别人的.csv')
  expect(listOf(detail).problems.map(({ code, cell }) => `${code} ${cell ?? ''}`)).toEqual(['not-yours A3'])
  const stranger = await server.token('filer', 'bureau.bizenv')
  const foreign = await bringList(server.url, stranger, 'project', Buffer.from(list), '别人的.csv')
  expect(listOf(foreign).problems.map(({ code, cell }) => `${code} ${cell ?? ''}`)).toEqual([
    'not-yours A2',
    'not-yours A3',
  ])
  const path = `GET /api/v1/imports/${foreign.id}/sheets/0/pages/0`
  const cells = await call(server.url, path, { token: stranger })
  expect(cells.text).toContain('改名')
  expect(cells.text).not.toContain('试验项目')
  expect(cells.text).not.toContain('"was"')
  await expect(
    bringList(server.url, other, 'grain-inspection', Buffer.from(list), '别人的.csv'),
  ).rejects.toThrow('not-found')
  const closed = await server.token('filer', 'bureau.grain')
  const mine = await call(server.url, 'GET /api/v1/imports', { token: closed })
  expect(mine.body).toMatchObject({
    ledgers: expect.arrayContaining([expect.objectContaining({ code: 'grain-inspection' })]),
  })
  expect(JSON.stringify(mine.body)).not.toContain('warning-rule')
})
