import type { ImportedFigure } from '#server/imports/examine/figure.ts'
import type { FormReading } from '#server/imports/examine/ownForm.ts'
import type { SheetGround } from '#server/imports/examine/sheets.ts'
import type { ImportProblem } from '#shared/contract/imports.ts'
import { isSetAhead } from '#shared/indicator.ts'
import { periodEnd } from '#shared/period.ts'
import { cellKey, indicatorOf } from '#shared/series.ts'
import type { CellFate, CellPlace, Fates, Question, TakenEntry } from '#shared/tables/fate.ts'
import type { Answers } from '#shared/tables/mapping.ts'

/** What becomes of one cell, after everything that only the house knows has been asked too. */
export type Judged = CellPlace &
  (
    | { readonly fate: 'taken'; readonly entry: TakenEntry }
    | { readonly fate: 'skipped' | 'wrong'; readonly why: string }
    | { readonly fate: 'doubtful'; readonly question: Question }
  )

export interface JudgedSheet {
  readonly cells: readonly Judged[]
  readonly figures: readonly ImportedFigure[]
  readonly problems: readonly ImportProblem[]
}

interface Ground extends SheetGround {
  readonly sheet: string
  readonly answers: Answers
  /** The questions that stood at cells before they were answered, by address. */
  readonly asked: ReadonlyMap<string, Question>
  /** What a form of ours says beside its values. */
  readonly form?: FormReading | undefined
  /** What earlier sheets state, by figure: the value and where; sheets add what they state. */
  readonly stated: Map<string, { readonly value: number | null; readonly at: string }>
}

/**
 * Of the figures that a sheet states, those that the office files and whose period is over. Figures of others are passed
 * over with a warning, since tables of the whole district go round all offices.
 */
export function judgeFates({ cells, entries, problems }: Fates, ground: Ground): JudgedSheet {
  const judged: Judged[] = []
  const figures: ImportedFigure[] = []
  const found: ImportProblem[] = []
  const others: TakenEntry[] = []
  for (const cell of cells) {
    const entry = cell.fate === 'taken' ? entries[cell.entry] : undefined
    if (!entry) {
      judged.push(asJudged(cell))
      continue
    }
    const objection = objectionTo(entry, ground)
    const place = { row: cell.row, col: cell.col, address: cell.address }
    if (objection === 'not-your-figure') others.push(entry)
    else if (objection) found.push(problemAt(entry, objection, ground))
    if (objection)
      judged.push({ ...place, fate: objection === 'not-your-figure' ? 'skipped' : 'wrong', why: objection })
    else {
      judged.push({ ...place, fate: 'taken', entry })
      if (isNew(entry, ground)) figures.push(figureOf(entry, ground))
    }
  }
  const [first] = others
  if (first)
    found.push({
      ...problemAt(first, 'not-your-figure', ground),
      severity: 'warning',
      params: { count: others.length },
    })
  return { cells: judged, figures, problems: [...problems, ...(ground.form?.problems ?? []), ...found] }
}

type Objection = 'not-your-figure' | 'future-period' | 'said-twice'

function objectionTo(entry: TakenEntry, { catalogue, owner, today, stated }: Ground): Objection | undefined {
  const indicator = catalogue.indicator(indicatorOf(entry.series))
  if (indicator && catalogue.filedBy(indicator) !== owner) return 'not-your-figure'
  if (indicator && !isSetAhead(indicator) && periodEnd(entry.period) > today) return 'future-period'
  const before = stated.get(cellKey(entry.series, entry.period))
  return before && before.value !== entry.value ? 'said-twice' : undefined
}

/** Remembers what is stated; false where an earlier cell has said the very same. */
function isNew(entry: TakenEntry, { stated, sheet }: Ground): boolean {
  const key = cellKey(entry.series, entry.period)
  if (stated.has(key)) return false
  stated.set(key, { value: entry.value, at: placeText(sheet, entry.address) })
  return true
}

const placeText = (sheet: string, address: string): string => (sheet === '' ? address : `${sheet}!${address}`)

const problemAt = (entry: TakenEntry, code: Objection, { sheet, stated }: Ground): ImportProblem => ({
  severity: 'error',
  code,
  params: {
    series: entry.series,
    period: entry.period,
    ...(code === 'said-twice' && { other: stated.get(cellKey(entry.series, entry.period))?.at ?? '' }),
  },
  sheet,
  cell: entry.address,
})

function figureOf(entry: TakenEntry, { sheet, answers, asked, form, catalogue }: Ground): ImportedFigure {
  const { series, period, value, missing, address } = entry
  const question = asked.get(address)
  const said = question && (answers.cells[address] ?? answers.questions[question.key])
  const stood = [entry.text, catalogue.units.find(({ code }) => code === said)?.zh ?? ''].join(' ').trim()
  return {
    series,
    period,
    value,
    ...(missing && { missing }),
    ...form?.beside.get(entry.row),
    // What was said of a jump holds for the check that would ask the same of the draft: how it stood in the file.
    answers: question?.code === 'unit-jump' && said ? [{ code: 'unit-jump', value, text: stood }] : [],
    at: placeText(sheet, address),
  }
}

function asJudged(cell: CellFate): Judged {
  const { row, col, address } = cell
  const place = { row, col, address }
  if (cell.fate === 'doubtful') return { ...place, fate: 'doubtful', question: cell.question }
  if (cell.fate === 'skipped') return { ...place, fate: 'skipped', why: cell.reason }
  return { ...place, fate: 'wrong', why: cell.fate === 'wrong' ? cell.code : '' }
}
