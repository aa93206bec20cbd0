import { describeSheet } from '#server/imports/examine/describeSheet.ts'
import { judgeFates } from '#server/imports/examine/judgeFates.ts'
import type { ExaminedSheet, SheetGround, SheetToExamine } from '#server/imports/examine/sheets.ts'
import { understandSheet } from '#server/imports/examine/understandSheet.ts'
import type { History } from '#server/imports/thread/messages.ts'
import { FORM_SHEET, readFormMark } from '#shared/filing/formMarks.ts'
import type { SeriesKey } from '#shared/series.ts'
import { fates } from '#shared/tables/fates.ts'
import type { Fates } from '#shared/tables/fate.ts'

const NOTHING: Fates = { cells: [], entries: [], problems: [] }

/**
 * What each sheet is and what becomes of each of its cells. `askHistory` is asked once, for the series that the sheets
 * speak of; a figure that two sheets state differently is an error at the second.
 */
export async function examineSheets(
  sheets: readonly SheetToExamine[],
  ground: SheetGround,
  askHistory: (series: readonly SeriesKey[]) => Promise<History>,
): Promise<readonly ExaminedSheet[]> {
  const form = sheets.find(({ grid }) => grid.name === FORM_SHEET)
  const mark = form && readFormMark(form.grid.rows[0]?.[0]?.text ?? '')
  const { catalogue } = ground
  const understood = sheets
    .filter((sheet) => sheet !== form)
    .map(({ n, grid, said }) => ({ n, grid, is: understandSheet(grid, said, { ...ground, mark }) }))

  const fatesOf = ({ grid, is }: (typeof understood)[number], history: History): Fates =>
    is.included ? fates(grid, is.mapping, catalogue, history) : NOTHING
  const first = understood.map((sheet) => fatesOf(sheet, {}))
  const spoken = [...new Set(first.flatMap(({ entries }) => entries.map(({ series }) => series)))]
  const history = spoken.length === 0 ? {} : await askHistory(spoken)

  const stated = new Map<string, { readonly value: number | null; readonly at: string }>()
  return understood.map((sheet, i) => {
    const found = spoken.length === 0 ? first[i] : fatesOf(sheet, history)
    const judged = judgeFates(found ?? NOTHING, {
      ...ground,
      sheet: sheet.grid.name,
      answers: sheet.is.mapping.answers,
      stated,
    })
    return describeSheet(sheet, judged)
  })
}
