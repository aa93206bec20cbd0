import type { CellConflict } from '#client/admin/drafts/draftCells.ts'
import type { Refusal } from '#client/admin/drafts/refusals.ts'
import type { Entries } from '#client/admin/entryActs.ts'
import type { EntryRow, EntrySection } from '#client/admin/entryRows.ts'
import { readRow, rowVerdict, type Entry, type RowState } from '#client/admin/rowState.ts'
import { watchedContext, type Reads } from '#client/admin/watchedContext.ts'
import type { Board } from '#shared/board.ts'
import type { Catalogue, Named } from '#shared/catalogue/catalogue.ts'
import { draftContext } from '#shared/checks/context.ts'
import type { Finding } from '#shared/checks/finding.ts'
import { entryValue, type EntryReading } from '#shared/checks/readEntry.ts'
import type { FieldProblem } from '#shared/contract/problem.ts'
import type { Day } from '#shared/period.ts'
import type { CellKey } from '#shared/series.ts'

/** A row with what is typed into it and what is to be said of that. */
export interface JudgedRow {
  readonly row: EntryRow
  readonly entry: Entry | undefined
  readonly state: RowState
  /** Everything that the checks say of the value, answered or not. */
  readonly findings: readonly Finding[]
  /** What the server objected to when this very entry was sent. */
  readonly refusal: FieldProblem | undefined
  /** A colleague typed into the same cell of the draft. */
  readonly contested: CellConflict | undefined
}

export interface JudgedSection {
  readonly group: Named | null
  readonly rows: readonly JudgedRow[]
}

export interface TypedSheet {
  readonly catalogue: Catalogue
  readonly board: Board
  readonly today: Day
  /** A reason given for all revisions of the release. */
  readonly commonReason: string
  readonly entries: Entries
  readonly refusals: ReadonlyMap<CellKey, Refusal>
  readonly conflicts?: ReadonlyMap<CellKey, CellConflict>
}

/** What a row was judged by, so that it need not be judged again while all of it stands. */
interface Grounds {
  readonly reading: EntryReading | undefined
  readonly commonReason: string
  readonly reads: Reads
}
const groundsOf = new WeakMap<JudgedRow, Grounds>()
/** The values that a sheet was judged by. */
const valuesOf = new WeakMap<readonly JudgedSection[], Values>()
type Values = ReadonlyMap<CellKey, number | null>

/**
 * Every row of the sheet judged in the light of the others. Rows of which nothing changed are the very objects of
 * `before`, so that a key pressed in one cell judges and draws one row anew and not all of them.
 */
export function judgeSheet(
  sections: readonly EntrySection[],
  typed: TypedSheet,
  before: readonly JudgedSection[] = [],
): readonly JudgedSection[] {
  const known = new Map(before.flatMap((s) => s.rows.map((r) => [r.row.key, r])))
  const readings = new Map<CellKey, EntryReading>()
  for (const { rows } of sections)
    for (const row of rows) {
      const reading = readingOf(row, typed, known.get(row.key))
      if (reading) readings.set(row.key, reading)
    }
  const values = valuesIn(readings)
  const changed = changedValues(valuesOf.get(before) ?? NO_VALUES, values)
  const context = draftContext({ ...typed, drafted: values })

  const judged = (row: EntryRow): JudgedRow => {
    const entry = typed.entries.get(row.key)
    const refused = typed.refusals.get(row.key)
    const refusal = refused && refused.entry === entry ? refused.problem : undefined
    const contested = typed.conflicts?.get(row.key)
    const last = known.get(row.key)
    const grounds = last && groundsOf.get(last)
    const isSame =
      last?.row === row &&
      last.entry === entry &&
      last.refusal === refusal &&
      isSameConflict(last.contested, contested)
    const { commonReason } = typed
    if (isSame && grounds?.commonReason === commonReason && grounds.reads.stillHold(changed, context))
      return last
    const reading = readings.get(row.key)
    const watched = watchedContext(context)
    const verdict = rowVerdict(row, entry, { context: watched.context, commonReason }, reading)
    const now = { row, entry, ...verdict, refusal, contested }
    const kept = isSame && saysTheSame(last, now) ? last : now
    groundsOf.set(kept, { reading, commonReason, reads: watched.reads })
    return kept
  }
  const now = sections.map(({ group, rows }) => ({ group, rows: rows.map(judged) }))
  valuesOf.set(now, values)
  return now
}

function readingOf(row: EntryRow, typed: TypedSheet, last: JudgedRow | undefined): EntryReading | undefined {
  const entry = typed.entries.get(row.key)
  if (!entry) return undefined
  const grounds = last?.row === row && last.entry === entry ? groundsOf.get(last) : undefined
  return grounds?.reading ?? readRow(row, entry, typed)
}

function valuesIn(readings: ReadonlyMap<CellKey, EntryReading>): Values {
  const values = new Map<CellKey, number | null>()
  for (const [key, reading] of readings) {
    const value = entryValue(reading)
    if (value !== undefined) values.set(key, value)
  }
  return values
}

const NO_VALUES: Values = new Map()

/** The cells whose values differ between two states of a draft. */
function changedValues(before: Values, now: Values): ReadonlySet<CellKey> {
  const changed = new Set<CellKey>()
  for (const [key, value] of now) if (before.get(key) !== value) changed.add(key)
  for (const key of before.keys()) if (!now.has(key)) changed.add(key)
  return changed
}

const isSameConflict = (a: CellConflict | undefined, b: CellConflict | undefined): boolean =>
  a?.mine === b?.mine && a?.theirs === b?.theirs && !a === !b

const saysTheSame = (a: JudgedRow, b: JudgedRow): boolean =>
  JSON.stringify([a.state, a.findings]) === JSON.stringify([b.state, b.findings])
