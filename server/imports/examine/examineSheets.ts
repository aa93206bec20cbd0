import { describeSheet } from '#server/imports/examine/describeSheet.ts'
import { judgeFates } from '#server/imports/examine/judgeFates.ts'
import { formColumns, readBeside } from '#server/imports/examine/ownForm.ts'
import type { ExaminedSheet, SheetGround, SheetToExamine } from '#server/imports/examine/sheets.ts'
import { understandSheet, type Understood } from '#server/imports/examine/understandSheet.ts'
import type { History } from '#server/imports/thread/messages.ts'
import { FORM_SHEET, readFormMark } from '#shared/filing/formMarks.ts'
import type { SeriesKey } from '#shared/series.ts'
import { fates } from '#shared/tables/fates.ts'
import type { Fates, Question } from '#shared/tables/fate.ts'
import type { TableGrid } from '#shared/tables/grid.ts'
import type { Mapping } from '#shared/tables/mapping.ts'

interface Sheet {
  readonly n: number
  readonly grid: TableGrid
  readonly is: Understood
}

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
    .map(({ n, grid, said }): Sheet => ({ n, grid, is: understandSheet(grid, said, { ...ground, mark }) }))

  const fatesOf = ({ grid, is }: Sheet, history: History, mapping = is.mapping): Fates =>
    is.included ? fates(grid, mapping, catalogue, (series) => history[series] ?? []) : NOTHING
  /** What was asked at each cell before anybody answered. */
  const askedOf = (sheet: Sheet, history: History): ReadonlyMap<string, Question> => {
    const { mapping } = sheet.is
    if (!hasAnswers(mapping)) return new Map()
    const unanswered = fatesOf(sheet, history, {
      ...mapping,
      answers: { ...mapping.answers, questions: {}, cells: {} },
    })
    return new Map(
      unanswered.cells.flatMap((cell) => (cell.fate === 'doubtful' ? [[cell.address, cell.question]] : [])),
    )
  }
  const first = understood.map((sheet) => fatesOf(sheet, {}))
  const spoken = [...new Set(first.flatMap(({ entries }) => entries.map(({ series }) => series)))]
  const history = spoken.length === 0 ? {} : await askHistory(spoken)

  for (const [i, sheet] of understood.entries()) {
    const says = first[i]?.cells.some(({ fate }) => fate !== 'skipped') ?? false
    if (!says && !sheets.find(({ n }) => n === sheet.n)?.said) understood[i] = leftOut(sheet)
  }

  const stated = new Map<string, { readonly value: number | null; readonly at: string }>()
  return understood.map((sheet, i) => {
    const found = spoken.length === 0 && sheet.is.included ? first[i] : fatesOf(sheet, history)
    const asked = askedOf(sheet, history)
    const places = sheet.is.knownBy === 'codes' ? formColumns(sheet.grid) : undefined
    const form =
      places && readBeside(sheet.grid, found ?? NOTHING, { places, ...sheet.is.mapping.defaults, catalogue })
    const judged = judgeFates(form?.fates ?? found ?? NOTHING, {
      ...ground,
      form,
      sheet: sheet.grid.name,
      answers: sheet.is.mapping.answers,
      asked,
      stated,
    })
    return describeSheet(sheet, judged)
  })
}

/** A sheet that states no figure of ours, such as a cover, is in nobody's way. */
const leftOut = (sheet: Sheet): Sheet => ({ ...sheet, is: { ...sheet.is, included: false } })

const hasAnswers = ({ answers }: Mapping): boolean =>
  Object.keys(answers.questions).length + Object.keys(answers.cells).length > 0
