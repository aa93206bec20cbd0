import { isNumbering } from '#shared/tables/layout/findBody.ts'
import type { TableView } from '#shared/tables/layout/view.ts'
import type { ColumnRole, SkippedRow, SkipReason } from '#shared/tables/mapping.ts'
import { labelParts } from '#shared/tables/words/labelParts.ts'
import { statedUnits } from '#shared/tables/words/unitWords.ts'
import type { Unit } from '#shared/unit.ts'

interface Layout {
  readonly firstRow: number
  readonly header: readonly number[]
  readonly columns: readonly ColumnRole[]
  readonly units: readonly Unit[]
  /** The name of an indicator or area: its row is one of figures even while they are still blank. */
  readonly isName: (name: string) => boolean
}

const NOTE =
  /^(?:附?注(?:\d|:|解|释|$)|备注|说明:|(?:资料|数据)来源|来源|制表|填表|填报|审核|单位负责人|统计负责人|报出日期|联系电话|notes?\b|sources?\b|\*|①)/i

/** The rows below the header that are no figures, each with the reason; ascending. */
export function bodyRows(view: TableView, layout: Layout): readonly SkippedRow[] {
  const skipped: SkippedRow[] = []
  const hidden = new Set(view.grid.hiddenRows)
  const headerTexts = new Set(layout.header.map((row) => rowText(view, row)))
  const headerStarts = new Set(layout.header.map((row) => view.label(row, view.filled(row)[0] ?? 0)))
  const values = layout.columns.map(
    (role) => role.kind === 'value' || (role.kind === 'skip' && role.reason === 'comparison'),
  )
  let inNotes = false
  for (let row = layout.firstRow; row < view.height; row += 1) {
    const filled = view.filled(row)
    const hasNumbers = filled.some((col) => values[col] && ['number', 'mark'].includes(view.kind(row, col)))
    if (hasNumbers) inNotes = false
    else if (filled.length > 0 && NOTE.test(view.label(row, filled[0] ?? 0))) inNotes = true
    const reason = reasonOf(row, filled, hasNumbers)
    if (reason) skipped.push({ row, reason })
  }
  return skipped

  function reasonOf(row: number, filled: readonly number[], hasNumbers: boolean): SkipReason | undefined {
    if (filled.length === 0) return 'empty'
    if (hidden.has(row)) return 'hidden'
    if (inNotes) return 'note'
    const mayRepeat = filled.length > 1 && headerStarts.has(view.label(row, filled[0] ?? 0))
    if (mayRepeat && headerTexts.has(rowText(view, row))) return 'repeated-header'
    if (
      filled.every((col) => values[col] || /^[甲乙丙]$/.test(view.label(row, col))) &&
      isNumbering(view, row)
    )
      return 'numbering'
    if (hasNumbers) return undefined
    const states = filled.some((col) => statedUnits(view.label(row, col), layout.units) !== '')
    if (filled.length <= 3 && states) return 'unit-line'
    const [only = 0] = filled
    if (filled.length !== 1 || values[only] || view.kind(row, only) === 'number') return undefined
    const { name, isChapter } = labelParts(view.label(row, only), layout.units)
    return isChapter || !layout.isName(name) ? 'group' : undefined
  }
}

const rowText = (view: TableView, row: number): string =>
  view
    .filled(row)
    .map((col) => view.label(row, col))
    .join('\t')
