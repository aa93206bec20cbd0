import { writeXlsx } from 'hucre/xlsx'
import type { ImportDetail } from '#shared/contract/imports.ts'
import type { Bench } from '#test/bench/bench.ts'
import type { Section } from '#test/bench/report/table.ts'
import type { Ours } from '#test/bench/target/ours.ts'
import { withOthers } from '#test/bench/withOthers.ts'
import { changeSheet, draftOf, uploadTo } from '#test/support/imports.ts'
import { longRows } from '#test/support/longDraft.ts'
import { newestMonth } from '#test/support/recentMonths.ts'

const ROWS = 19_990
const COLUMNS = 20

/**
 * (m) A workbook of 20,000 rows and 20 columns, a figure in each row, becomes a draft: how long its reading and the
 * draft take, how long others wait meanwhile, how long the server's own loop stands still, and the memory it takes.
 */
export async function importOfRows({ ours }: Bench): Promise<Section> {
  const { url } = ours.server
  const token = await ours.filer('importer')
  const file = await longWorkbook()
  await uploadTo(url, token, Buffer.from('指标,2026年9月累计\n社会消费品零售总额,1'), 'warm.csv')
  await loopStall(ours)
  const before = await metric(ours, 'process_resident_memory_bytes')
  const [uploaded, readWait] = await withOthers(ours, () => uploadTo(url, token, file, '长表.xlsx'))
  if (uploaded.status !== 201) throw new Error(`the workbook was refused: ${uploaded.problem.code}`)
  const readStall = await loopStall(ours)
  const after = await metric(ours, 'process_resident_memory_bytes')
  const { taken } = uploaded.detail.counts
  const answered = performance.now()
  const settled = await withoutDoubts(url, token, uploaded.detail)
  const settledMs = performance.now() - answered
  await loopStall(ours)
  const began = performance.now()
  const [draft, draftWait] = await withOthers(ours, () => draftOf(url, token, settled))
  const draftMs = performance.now() - began
  const draftStall = await loopStall(ours)
  const row = (label: string, cell: number) => ({ label, cells: { ours: cell } })
  return {
    title: `(m) import of a workbook of ${ROWS + 1} rows and ${COLUMNS} columns, ${Math.round(file.length / 1e3)} kB`,
    rows: [
      row('figures taken', taken),
      row('read, recognised and judged, ms', uploaded.ms),
      row('longest wait of another request meanwhile, ms', readWait),
      row('longest stall of the event loop meanwhile, ms', readStall),
      row('memory of the server with its thread, more than before, MB', (after - before) / 1e6),
      row('all cells judged anew after an answer, ms', settledMs),
      row('draft of all of them made and read back, ms', draftMs),
      row('longest wait of another request meanwhile, ms', draftWait),
      row('longest stall of the event loop meanwhile, ms', draftStall),
      row('figures in the draft', draft.cells.length),
    ],
  }
}

/** Names that two indicators share state a figure twice: the first is taken. */
async function withoutDoubts(url: string, token: string, detail: ImportDetail): Promise<ImportDetail> {
  const [sheet] = detail.sheets
  if (!sheet) throw new Error('the workbook has no sheet')
  const questions = Object.fromEntries(
    sheet.questions.map(({ key, choices }) => [key, choices[0]?.key ?? 'skip']),
  )
  const mapping = { ...sheet.mapping, answers: { ...sheet.mapping.answers, questions } }
  return changeSheet(url, token, detail, { ...sheet, mapping })
}

/** A list as systems export it: names, area, month, unit, value, and columns of words. */
async function longWorkbook(): Promise<Buffer> {
  const heads = [
    '指标',
    '地区',
    '时期',
    '单位',
    '数值',
    ...Array.from({ length: 15 }, (_, i) => `备注${i + 1}`),
  ]
  const rows = growthRows().map(({ names, text }) => {
    const [name = '', area = '', month = ''] = names.split('\t')
    return [name, area, month, '%', Number(text), ...Array.from({ length: 15 }, () => '无')]
  })
  return Buffer.from(await writeXlsx({ sheets: [{ name: '长表', rows: [heads, ...rows] }] }))
}

/** Growth rates of all areas and months, which no history makes doubtful. */
const growthRows = () =>
  longRows(ROWS * 3, newestMonth())
    .filter(({ indicator }) => indicator.kind === 'growth-yoy' && indicator.unit === 'percent')
    .slice(0, ROWS)

/** The longest stall since it was asked last, in milliseconds. */
const loopStall = async (ours: Ours): Promise<number> =>
  (await metric(ours, 'nodejs_eventloop_lag_max_seconds')) * 1_000

async function metric({ server }: Ours, name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  const line = text.split('\n').find((one) => one.startsWith(`${name} `))
  return Number(line?.split(' ')[1] ?? Number.NaN)
}
