import type { Entries, EntryAct } from '#client/admin/entryActs.ts'
import { entryNotes, type EntryNote } from '#client/admin/entryNotes.ts'
import type { EntryRow, EntrySection } from '#client/admin/entryRows.ts'
import { rowState, shownValue, type Entry, type Judging, type RowState } from '#client/admin/rowState.ts'
import type { Refusal } from '#client/admin/usePublishing.ts'
import type { Named } from '#shared/catalogue/catalogue.ts'
import type { FieldProblem } from '#shared/contract/problem.ts'
import { cellKey, seriesKey, subjectOf, type CellKey } from '#shared/series.ts'

/** A row with what is typed into it and what is to be said of that. */
export interface JudgedRow {
  readonly row: EntryRow
  readonly entry: Entry | undefined
  readonly state: RowState
  readonly notes: readonly EntryNote[]
  /** What the server objected to when this very entry was sent. */
  readonly refusal: FieldProblem | undefined
}

export interface JudgedSection {
  readonly group: Named | null
  readonly rows: readonly JudgedRow[]
}

interface Typed extends Judging {
  readonly entries: Entries
  readonly refusals: ReadonlyMap<CellKey, Refusal>
}

/**
 * Every row of the sheet judged in the light of the others. Rows of which nothing changed are the very objects of
 * `before`, so that a key pressed in one cell draws one row anew and not all of them.
 */
export function judgeSheet(
  sections: readonly EntrySection[],
  typed: Typed,
  before: readonly JudgedSection[] = [],
): readonly JudgedSection[] {
  const rows = sections.flatMap((s) => s.rows)
  const companions = byPlace(rows)
  const states = new Map(
    rows.map((row) => [row.key, { row, state: rowState(row, typed.entries.get(row.key), typed) }]),
  )
  const valueBeside =
    (row: EntryRow) =>
    (code: string): number | null | undefined => {
      const found = states.get(cellKey(seriesKey(code, subjectOf(row.series)), row.period))
      return found && shownValue(found.row, found.state)
    }
  const judged = (row: EntryRow): JudgedRow => {
    const entry = typed.entries.get(row.key)
    const state = states.get(row.key)?.state ?? { kind: 'untouched' }
    const refusal = typed.refusals.get(row.key)
    const value = 'proposed' in state ? state.proposed.value : null
    return {
      row,
      entry,
      state,
      notes:
        value === null ? [] : entryNotes(row, value, companions.get(placeOf(row)) ?? [], valueBeside(row)),
      refusal: refusal && refusal.entry === entry ? refusal.problem : undefined,
    }
  }
  const known = new Map(before.flatMap((s) => s.rows.map((r) => [r.row.key, r])))
  return sections.map(({ group, rows: own }) => ({
    group,
    rows: own.map((row) => unlessChanged(known.get(row.key), judged(row))),
  }))
}

/** Figures are held against others of the same area and period alone. */
const placeOf = ({ series, period }: EntryRow): string => `${subjectOf(series)} ${period}`

function byPlace(rows: readonly EntryRow[]): ReadonlyMap<string, readonly EntryRow[]> {
  const places = new Map<string, EntryRow[]>()
  for (const row of rows) {
    const place = placeOf(row)
    const known = places.get(place)
    if (known) known.push(row)
    else places.set(place, [row])
  }
  return places
}

function unlessChanged(before: JudgedRow | undefined, now: JudgedRow): JudgedRow {
  const isSame = before?.row === now.row && before.entry === now.entry && before.refusal === now.refusal
  return isSame && saysTheSame(before, now) ? before : now
}

const saysTheSame = (a: JudgedRow, b: JudgedRow): boolean =>
  JSON.stringify([a.state, a.notes]) === JSON.stringify([b.state, b.notes])

/** What accepting the page's proposal does: the value it asks about, the converted one, or the one published since. */
export function acceptance({ row, state }: JudgedRow): EntryAct | undefined {
  const proposal =
    state.kind === 'doubtful'
      ? state.doubt.proposal
      : state.kind === 'unreadable'
        ? state.fault.proposal
        : undefined
  if (proposal !== undefined) return { do: 'type', row, text: String(proposal) }
  return state.kind === 'conflict' ? { do: 'restore', row, entry: undefined } : undefined
}

/** What insisting on one's own value does. */
export function confirmation({ row, state }: JudgedRow): EntryAct | undefined {
  if (state.kind === 'doubtful' && state.proposed.value !== null)
    return { do: 'confirm', row, value: state.proposed.value }
  return state.kind === 'conflict' ? { do: 'keep', row } : undefined
}
