import type { ReportTable, Runs } from '#shared/report/document.ts'
import { numericColumns } from '#shared/report/paper/numericColumns.ts'
import { SIZE_PT, TEXT_MM } from '#shared/report/paper/officialLayout.ts'
import { htmlRuns } from '#server/reports/print/htmlRuns.ts'
import { columnWidths, wantedWidths } from '#server/reports/word/columnWidths.ts'

const MM_A_POINT = 25.4 / 72

/** The table over the whole width; its head returns on every page, no row breaks, numbers stand at the right. */
export function htmlTable(table: ReportTable, caption: Runs | null): string {
  const wanted = wantedWidths(table)
  const isTight = wanted.reduce((sum, one) => sum + one, 0) * SIZE_PT.smallFour * MM_A_POINT > TEXT_MM.width
  const numeric = numericColumns(table)
  const columns = columnWidths(wanted, 1000).map((width) => `<col style="width:${width / 10}%">`)
  const head = table.head.map((runs) => `<th scope="col">${htmlRuns(runs)}</th>`)
  const rows = table.rows.map((row) => {
    const cells = table.head.map(
      (_, i) => `<td${numeric[i] ? ' class="number"' : ''}>${htmlRuns(row[i] ?? [])}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  return [
    `<table${isTight ? ' class="small"' : ''}>`,
    caption === null ? '' : `<caption>${htmlRuns(caption)}</caption>`,
    `<colgroup>${columns.join('')}</colgroup><thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>${rows.join('')}</tbody></table>`,
  ].join('')
}
