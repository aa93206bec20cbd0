import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { runCommand } from '#server/cli/runCommand.ts'
import { currentFields, fieldsAt } from '#shared/ledger/record.ts'
import type { RecordMapping } from '#shared/ledger/import/recordMapping.ts'
import { asPeriod } from '#shared/period.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import {
  acceptImport,
  bringList,
  demoList,
  listFile,
  listOf,
  sayOfList,
  withColumns,
} from '#test/support/lists.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

vi.setConfig({ testTimeout: 120_000 })

let server: TestServer
let projects: string
let ecology: string
beforeAll(async () => {
  server = await startTestServer({ clock: fakeClock('2026-11-23T02:00:00.000Z') })
  await server.publishesWithTwoEyes('key-projects')
  projects = await server.token('filer', 'bureau.projects')
  ecology = await server.token('filer', 'bureau.ecology')
}, 60_000)
afterAll(() => server.stop())

const all = (ledger: string) => [...server.releases.records.all(ledger).values()]
const named = (name: string) => all('project').find((record) => currentFields(record)['name'] === name)
const answered = (mapping: RecordMapping, answers: Readonly<Record<string, string>>): RecordMapping => ({
  ...mapping,
  answers: { ...mapping.answers, ...answers },
})

describe('the key projects of Zhengzhou', () => {
  test('are read with units, words and days; what is doubtful is asked, and the answers make records', async () => {
    const file = await listFile('zhengzhou_key_projects.csv')
    const detail = await bringList(server.url, projects, 'project', file, '重点项目.csv')
    const sheet = listOf(detail)
    const roles = Object.fromEntries(
      sheet.list.mapping.headers.map((h, i) => [h, sheet.list.mapping.columns[i]]),
    )
    expect(roles).toMatchObject({
      project: { kind: 'field', field: 'name' },
      content: { kind: 'field', field: 'content' },
      total_investment_wan: { kind: 'field', field: 'totalInvestment', unit: 'CNY-10K' },
      status: { kind: 'field', field: 'state' },
      as_of: { kind: 'on' },
    })
    expect(sheet.questions.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['word:state:集中开工', 'day:on:12-01', 'day:on:2017-04']),
    )
    expect(detail.obstacles).toEqual(['doubtful'])
    const said = await sayOfList(server.url, projects, detail, (mapping) => ({
      ...withColumns(mapping, { annual_plan_wan: { kind: 'field', field: 'planYear', unit: 'CNY-10K' } }),
      answers: {
        'word:state:集中开工': 'started',
        'word:state:计划开工': 'reserve',
        'day:on:12-01': '2021-12-01',
        'day:on:2017-04': '2017-04-30',
        'day:on:2017': '2017-12-31',
        'day:on:2018': '2018-12-31',
      },
    }))
    expect(said).toMatchObject({ obstacles: [], records: 16 })
    expect(await acceptImport(server.url, projects, said)).toMatchObject({
      draft: null,
      seq: server.releases.board().seq,
    })
    const school = named('南溪路小学')
    expect(school?.versions[0]).toMatchObject({ on: '2020-01-02', event: 'pushed' })
    expect(school && currentFields(school)).toMatchObject({
      totalInvestment: 57_960_000,
      planYear: 29_000_000,
      state: 'started',
    })
  })
})

describe('three yearly lists of Shanghai', () => {
  test('become the history of each project, in one release', async () => {
    const file = await listFile('shanghai_major_projects_2021_2023.csv')
    const detail = await bringList(server.url, projects, 'project', file, '上海.csv')
    const said = await sayOfList(server.url, projects, detail, (mapping) =>
      answered(
        {
          ...withColumns(mapping, { year: { kind: 'on' }, source_id: { kind: 'skip', reason: 'by-hand' } }),
          keys: ['name'],
        },
        {
          'day:on:2021': '2021-12-31',
          'day:on:2022': '2022-12-31',
          'day:on:2023': '2023-12-31',
          'word:state:建成': 'completed',
          'word:state:新开工': 'started',
        },
      ),
    )
    expect(listOf(said).problems.filter(({ severity }) => severity === 'error')).toEqual([])
    const before = server.releases.board().seq
    await acceptImport(server.url, projects, said)
    expect(server.releases.board().seq).toBe(before + 1)
    const source = named('上海光源二期')
    expect(source && fieldsAt(source, asPeriod('2021-12-31'))).toMatchObject({ state: 'building' })
    const avionics = named('民用飞机航电系统集成平台')
    expect(avionics?.versions.map(({ on, fields }) => [on, fields['state']])).toEqual([
      ['2021-12-31', 'started'],
      ['2022-12-31', 'building'],
    ])
  })
})

describe('three hundred capital projects of New York', () => {
  test('come with ids of their own and dollars at the rate that was stated', async () => {
    const file = await listFile('nyc_capital_projects_sample.csv')
    const detail = await bringList(server.url, projects, 'project', file, 'nyc.csv')
    expect(listOf(detail).problems).toContainEqual(
      expect.objectContaining({
        code: 'refused',
        params: expect.objectContaining({ fault: 'out-of-range' }),
      }),
    )
    const usd = { unit: 'USD*1e+3', rate: 6.4515 }
    const said = await sayOfList(server.url, projects, detail, (mapping) =>
      answered(
        withColumns(mapping, {
          borough: { kind: 'field', field: 'street' },
          category: { kind: 'field', field: 'category' },
          current_total_kusd: { kind: 'field', field: 'totalInvestment', ...usd },
          fy2021_plan_kusd: { kind: 'field', field: 'planYear', ...usd },
          explanation_for_delay: { kind: 'field', field: 'startExcuse' },
          // New York does not lie in the district: places there are refused cell by cell.
          latitude: { kind: 'skip', reason: 'by-hand' },
          longitude: { kind: 'skip', reason: 'by-hand' },
        }),
        { 'id:CRO-M&A': 'CRO-M-A', 'id:PO79 PAL': 'PO79-PAL' },
      ),
    )
    expect(listOf(said).problems).toEqual([])
    expect(said).toMatchObject({ obstacles: [], records: 300 })
    await acceptImport(server.url, projects, said)
    const elevator = server.releases.records.record('project', 'BXELEVFAR')
    expect(elevator && currentFields(elevator)).toMatchObject({ street: 'BRONX', totalInvestment: 2_309_637 })
  })

  test('brought again say nothing new; one that differs is a change, shown beside what stood', async () => {
    const text = (await listFile('nyc_capital_projects_sample.csv')).toString()
    const same = await bringList(server.url, projects, 'project', Buffer.from(text), 'nyc.csv')
    const answers = { 'id:CRO-M&A': 'CRO-M-A', 'id:PO79 PAL': 'PO79-PAL' }
    const settled = await sayOfList(server.url, projects, same, (mapping) => answered(mapping, answers))
    expect(listOf(settled)).toMatchObject({
      knownBy: 'memory',
      list: { records: { new: 0, changed: 0, same: 300 } },
    })
    expect(settled.obstacles).toEqual(['nothing-taken'])
    const changed = await bringList(
      server.url,
      projects,
      'project',
      Buffer.from(text.replace(',850,0,0,0,0,1266,0,0,1266,', ',850,0,0,0,0,1266,0,0,1300,')),
      'nyc.csv',
    )
    const one = await sayOfList(server.url, projects, changed, (mapping) => answered(mapping, answers))
    expect(listOf(one).list.records).toEqual({ new: 0, changed: 1, same: 299 })
  })
})

describe('the greening plan of Zhengzhou', () => {
  test('joins columns into one field, takes what holds for all rows, and waits as a draft for another pair of eyes', async () => {
    const file = await demoList('zhengzhou_greening_plan.csv')
    const detail = await bringList(server.url, ecology, 'task-item', file, '绿地.csv')
    const said = await sayOfList(server.url, ecology, detail, (mapping) => ({
      ...withColumns(mapping, {
        year: { kind: 'field', field: 'target' },
        region: { kind: 'field', field: 'target' },
        indicator: { kind: 'field', field: 'target' },
        target: { kind: 'field', field: 'targetValue' },
        source_id: { kind: 'skip', reason: 'by-hand' },
      }),
      keys: ['target'],
      defaults: {
        milestones: '2021-06-30 完成过半；2021-12-31 完成全年任务',
        leader: '张明',
        responsibleUnit: '生态建设办公室',
        responsiblePerson: '李红',
        nextMilestoneOn: '2026-12-31',
      },
      // Totals of the city are no tasks of their own.
      skipped: [...mapping.skipped, ...[17, 27, 39].map((row) => ({ row, reason: 'by-hand' as const }))],
    }))
    expect(listOf(said).problems).toEqual([])
    expect(said).toMatchObject({ obstacles: [], records: 36 })
    const { draft, seq } = await acceptImport(server.url, ecology, said)
    expect(seq).toBeNull()
    expect(typeof draft).toBe('string')
    expect(all('task-item')).toEqual([])
  })
})

test('after all lists the store is whole: versions, figures and log fit each other', async () => {
  const verdict = await runCommand(['verify'], { DATA_DIR: server.dataDir })
  expect(verdict).toMatchObject({ stderr: '', code: 0 })
})
