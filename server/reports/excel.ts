import { writeXlsx, type Cell, type CellValue, type WriteSheet } from 'hucre/xlsx'
import { numberFormat } from '#server/exports/index.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { ReportRevision } from '#shared/contract/reports.ts'
import type { MissingFigure, ReportDocument, UsedFigure } from '#shared/report/document.ts'
import { indicatorOf } from '#shared/series.ts'
import { missingWords } from '#shared/wording/missing.ts'

const HEADING = { style: { font: { bold: true } } } as const
const STATUS: Readonly<Record<UsedFigure['status'], string>> = {
  preliminary: '初步',
  final: '正式',
  revised: '已修订',
  missing: '缺数',
}
const THEN: Readonly<Record<MissingFigure['then'], string>> = {
  'left-out': '该句未写',
  awaited: '印作“待报”',
}

/** All figures of a report as a workbook: real numbers to their decimals, with what has been revised since. */
export function reportWorkbook(
  document: ReportDocument,
  revisions: readonly ReportRevision[],
  catalogue: Catalogue,
): Promise<Uint8Array> {
  const sheets = [figureSheet(document, revisions, catalogue)]
  if (document.missing.length > 0) sheets.push(missingSheet(document))
  if (document.remarks.length > 0)
    sheets.push(sheet('校核提示', [60], [['提示'], ...document.remarks.map(({ zh }) => [zh])]))
  return writeXlsx({ sheets, defaultFont: { name: '等线', size: 11 } })
}

const FIGURE_HEAD = ['序号', '指标', '期别', '数值', '单位', '状态', '版本', '发布号', '代码', '演示数据']
const REVISED_HEAD = ['现值', '修订发布号', '修订原因']
const [VALUE, REVISED] = [3, 10]

function figureSheet(
  { figures }: ReportDocument,
  revisions: readonly ReportRevision[],
  catalogue: Catalogue,
): WriteSheet {
  const since = new Map(revisions.map((revision) => [revision.figure, revision]))
  const isRevised = since.size > 0
  const cells = new Map<string, Partial<Cell>>()
  const rows = figures.map((figure, i): CellValue[] => {
    const { series, name, periodLabel, value, unit, status, vintage, seq, demo } = figure
    const numFmt = numberFormat(catalogue.indicator(indicatorOf(series))?.decimals ?? 2)
    const now = since.get(i)
    cells.set(`${i + 1},${VALUE}`, { style: { numFmt } })
    if (now?.value !== undefined) cells.set(`${i + 1},${REVISED}`, { style: { numFmt } })
    const told: CellValue[] = [i + 1, name, periodLabel, value, unit, STATUS[status], vintage, seq, series]
    told.push(demo ? '是' : '')
    if (isRevised) told.push(...(now ? [now.value ?? '已撤回', now.seq, now.reason ?? ''] : ['', '', '']))
    return told
  })
  const head = [...FIGURE_HEAD, ...(isRevised ? REVISED_HEAD : [])]
  return sheet('所用数据', [6, 40, 18, 14, 10, 8, 6, 8, 46, 10, 14, 12, 40], [head, ...rows], cells)
}

const missingSheet = ({ missing }: ReportDocument): WriteSheet =>
  sheet(
    '未报或缺数',
    [40, 46, 16, 14],
    [
      ['指标', '代码', '缘由', '处理'],
      ...missing.map(({ name, code, why, then }) => [name, code, whyOf(why), THEN[then]]),
    ],
  )

function whyOf(why: MissingFigure['why']): string {
  if (why === 'unpublished') return '尚未发布'
  if (why === 'stale') return '只有往年的数'
  return missingWords(why, { locale: 'zh-CN' })
}

function sheet(
  name: string,
  widths: readonly number[],
  rows: readonly (readonly CellValue[])[],
  cells = new Map<string, Partial<Cell>>(),
): WriteSheet {
  for (const i of rows[0]?.keys() ?? []) cells.set(`0,${i}`, HEADING)
  return {
    name,
    columns: widths.slice(0, rows[0]?.length).map((width) => ({ width })),
    rows: rows.map((row) => [...row]),
    cells,
    freezePane: { rows: 1 },
  }
}
