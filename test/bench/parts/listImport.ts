import { writeXlsx } from 'hucre/xlsx'
import type { Bench } from '#test/bench/bench.ts'
import type { Section } from '#test/bench/report/table.ts'
import type { Ours } from '#test/bench/target/ours.ts'
import { withOthers } from '#test/bench/withOthers.ts'
import { call } from '#test/support/api.ts'
import { acceptImport, bringList, listOf } from '#test/support/lists.ts'

/** As many as a file may hold, its header aside. */
const ROWS = 19_999
const STATES = ['谋划储备', '前期手续', '已开工', '在建', '竣工']

/**
 * (o) A workbook of 20,000 projects becomes a release: how long its reading and the release take, how long others wait
 * meanwhile, how long the server's own loop stands still, and the same file brought again, which says nothing new.
 */
export async function importOfRecords({ ours }: Bench): Promise<Section> {
  const { url } = ours.server
  const token = await ours.filer('lister', 'bureau.projects')
  await twoEyes(ours)
  const file = await longList()
  await bringList(url, token, 'project', Buffer.from('项目名称,总投资（万元）\n试,1'), 'warm.csv')
  await stall(ours)
  const began = performance.now()
  const [detail, readWait] = await withOthers(ours, () => bringList(url, token, 'project', file, '项目.xlsx'))
  const readMs = performance.now() - began
  const readStall = await stall(ours)
  const { problems, questions } = listOf(detail)
  if (problems.length + questions.length > 0)
    throw new Error(`the list is not plain: ${JSON.stringify([problems[0], questions[0]])}`)
  const acceptedAt = performance.now()
  const [, acceptWait] = await withOthers(ours, () => acceptImport(url, token, detail))
  const acceptMs = performance.now() - acceptedAt
  const acceptStall = await stall(ours)
  const againAt = performance.now()
  const [again] = await withOthers(ours, () => bringList(url, token, 'project', file, '项目.xlsx'))
  const againMs = performance.now() - againAt
  const againStall = await stall(ours)
  const row = (label: string, cell: number) => ({ label, cells: { ours: cell } })
  return {
    title: `(o) import of a list of ${ROWS} records and 8 columns, ${Math.round(file.length / 1e3)} kB`,
    rows: [
      row('new records', listOf(detail).list.records.new),
      row('read, recognised and judged, ms', readMs),
      row('longest wait of another request meanwhile, ms', readWait),
      row('longest stall of the event loop meanwhile, ms', readStall),
      row('entered as one release with all figures that follow, ms', acceptMs),
      row('longest wait of another request meanwhile, ms', acceptWait),
      row('longest stall of the event loop meanwhile, ms', acceptStall),
      row('the same brought again and found to say nothing new, ms', againMs),
      row('records as they were', listOf(again).list.records.same),
      row('longest stall of the event loop meanwhile, ms', againStall),
    ],
  }
}

async function longList(): Promise<Buffer> {
  const heads = [
    '项目名称',
    '项目类别',
    '所在办事处',
    '总投资（万元）',
    '年度计划投资（万元）',
    '计划开工日期',
    '责任单位',
    '项目状态',
  ]
  const rows = Array.from({ length: ROWS }, (_, i) => [
    `批量项目${String(i + 1).padStart(5, '0')}`,
    i % 3 === 0 ? '基础设施' : '产业',
    `办事处${i % 20}`,
    1_000 + (i % 977) * 13.5,
    100 + (i % 499),
    `2026-${String((i % 12) + 1).padStart(2, '0')}-15`,
    '项目责任单位',
    STATES[i % STATES.length] ?? '',
  ])
  return Buffer.from(await writeXlsx({ sheets: [{ name: '项目', rows: [heads, ...rows] }] }))
}

/** Records of projects need no second person from now on. */
async function twoEyes(ours: Ours): Promise<void> {
  const headers = {
    authorization: `Bearer ${await ours.admin('settler')}`,
    'content-type': 'application/json',
  }
  const body = JSON.stringify({ ledgers: { project: false } })
  const answer = await fetch(`${ours.server.url}/api/v1/desk/policy`, { method: 'PUT', headers, body })
  if (!answer.ok) throw new Error(`the policy was refused: ${await answer.text()}`)
}

/** The longest stall since it was asked last, in milliseconds. */
async function stall({ server }: Ours): Promise<number> {
  const { text } = await call(server.url, 'GET /metrics', {})
  const line = text.split('\n').find((one) => one.startsWith('nodejs_eventloop_lag_max_seconds '))
  return Number(line?.split(' ')[1] ?? Number.NaN) * 1_000
}
