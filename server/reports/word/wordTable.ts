import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { ReportTable, Runs } from '#shared/report/document.ts'
import { numericColumns } from '#shared/report/paper/numericColumns.ts'
import { FONT, SIZE_PT } from '#shared/report/paper/officialLayout.ts'
import { columnWidths, wantedWidths } from '#server/reports/word/columnWidths.ts'
import { halfPoints, TEXT_WIDTH, twipsOfPoints } from '#server/reports/word/wordMeasures.ts'
import { fontOf, wordRuns } from '#server/reports/word/wordRuns.ts'
import { STYLE } from '#server/reports/word/wordStyles.ts'

const thick = { style: BorderStyle.SINGLE, size: 12, color: '000000' }
const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
/** As in statistical yearbooks: heavy above and below, open at the sides. */
const BORDERS = {
  top: thick,
  bottom: thick,
  left: none,
  right: none,
  insideHorizontal: thin,
  insideVertical: thin,
}
const CELL_MARGINS = { top: 30, bottom: 30, left: 90, right: 90 }

interface Look {
  readonly align: (typeof AlignmentType)[keyof typeof AlignmentType]
  readonly size: number
  readonly font?: string
}

/** The table over the whole width; its head returns on every page, no row breaks, numbers stand at the right. */
export function wordTable(table: ReportTable): Table {
  const wanted = wantedWidths(table)
  const widths = columnWidths(wanted, TEXT_WIDTH)
  const numeric = numericColumns(table)
  const size = fits(wanted, SIZE_PT.smallFour) ? SIZE_PT.smallFour : SIZE_PT.five
  const head = table.head.map((runs, i) =>
    cell(runs, widths[i] ?? 0, { align: AlignmentType.CENTER, size, font: FONT.level2 }),
  )
  const rows = table.rows.map((row, r) => {
    // A row keeps to the next while two or less have been or are still to be printed: none stands alone on a page.
    const keepNext = r === 0 || r === table.rows.length - 2
    const cells = table.head.map((_, i) => {
      const align = numeric[i] ? AlignmentType.RIGHT : i === 0 ? AlignmentType.LEFT : AlignmentType.CENTER
      return cell(row[i] ?? [], widths[i] ?? 0, { align, size }, keepNext)
    })
    return new TableRow({ children: cells, cantSplit: true })
  })
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    borders: BORDERS,
    margins: { ...CELL_MARGINS, marginUnitType: WidthType.DXA },
    rows: [new TableRow({ children: head, tableHeader: true, cantSplit: true }), ...rows],
  })
}

const fits = (wanted: readonly number[], points: number): boolean =>
  wanted.reduce((sum, one) => sum + one, 0) * twipsOfPoints(points) <= TEXT_WIDTH

function cell(runs: Runs, width: number, { align, size, font }: Look, keepNext = true): TableCell {
  const look = { size: halfPoints(size), ...(font && { font: fontOf(font) }) }
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({
        style: STYLE.cell,
        alignment: align,
        keepNext,
        children: wordRuns(runs, look),
      }),
    ],
  })
}
