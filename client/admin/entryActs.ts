import type { EntryRow } from '#client/admin/entryRows.ts'
import type { Entry } from '#client/admin/rowState.ts'
import type { CheckAnswer } from '#shared/contract/drafts.ts'
import type { MissingReason } from '#shared/observation.ts'
import type { CellKey } from '#shared/series.ts'

export type Entries = ReadonlyMap<CellKey, Entry>

/** A text for a row, with the unit that the header of its block states. */
export interface FilledCell {
  readonly row: EntryRow
  readonly text: string
  readonly unit?: string | undefined
}

/** Everything a person can do at the grid. */
export type EntryAct =
  | CellAct
  /** Of two who typed into the same cell of a draft, one is chosen. */
  | { readonly do: 'settle'; readonly row: EntryRow; readonly choice: 'mine' | 'theirs' }

/** What of it changes what is typed. */
export type CellAct =
  | { readonly do: 'type'; readonly row: EntryRow; readonly text: string }
  | { readonly do: 'fill'; readonly cells: readonly FilledCell[] }
  | { readonly do: 'mark'; readonly row: EntryRow; readonly missing: MissingReason }
  /** A value that was asked about is meant as it stands. */
  | { readonly do: 'answer'; readonly row: EntryRow; readonly answers: readonly CheckAnswer[] }
  /** One answer for many such values. */
  | {
      readonly do: 'answer-all'
      readonly answered: readonly { readonly row: EntryRow; readonly answers: readonly CheckAnswer[] }[]
    }
  /** What is to be said of such a value. */
  | { readonly do: 'remark'; readonly row: EntryRow; readonly text: string }
  | { readonly do: 'explain'; readonly row: EntryRow; readonly reason: string }
  /** Stay with the typed value although another has been published since. */
  | { readonly do: 'keep'; readonly row: EntryRow }
  /** Back to an earlier entry, or to none and so to what is public. */
  | { readonly do: 'restore'; readonly row: EntryRow; readonly entry: Entry | undefined }

/** The entries after an act; rows that are locked take none. */
export function actOn(entries: Entries, act: CellAct): Entries {
  if (act.do === 'fill') return filled(entries, act.cells)
  if (act.do === 'answer-all') return answeredAll(entries, act.answered)
  if (act.row.lock) return entries
  return withEntry(entries, act.row.key, changed(entries.get(act.row.key), act))
}

function filled(entries: Entries, cells: readonly FilledCell[]): Entries {
  const next = new Map(entries)
  for (const { row, text, unit } of cells) {
    if (row.lock) continue
    const entry = typed(entryOf(next.get(row.key), row), text, row)
    if (entry) next.set(row.key, unit === undefined ? entry : { ...entry, unit })
    else next.delete(row.key)
  }
  return next
}

function answeredAll(
  entries: Entries,
  answered: Extract<CellAct, { do: 'answer-all' }>['answered'],
): Entries {
  const next = new Map(entries)
  for (const { row, answers } of answered) {
    const entry = row.lock ? undefined : changed(next.get(row.key), { do: 'answer', row, answers })
    if (entry) next.set(row.key, entry)
  }
  return next
}

function changed(
  before: Entry | undefined,
  act: Exclude<CellAct, { do: 'fill' | 'answer-all' }>,
): Entry | undefined {
  const vintage = act.row.published?.vintage ?? 0
  const entry = entryOf(before, act.row)
  switch (act.do) {
    case 'type': {
      const next = typed(entry, act.text, act.row)
      const missing = MEANT[act.text.trim()]
      return next && missing ? { ...next, missing } : next
    }
    case 'mark':
      return { ...entry, text: act.missing === 'below-unit' ? '…' : '—', missing: act.missing }
    case 'answer':
      return { ...entry, answers: [...(entry.answers ?? []), ...act.answers] }
    case 'remark':
      return { ...entry, answers: (entry.answers ?? []).map((answer) => withText(answer, act.text)) }
    case 'explain':
      return { ...entry, reason: act.reason }
    case 'keep':
      return { ...entry, seen: vintage }
    case 'restore':
      return act.entry
  }
}

const withText = ({ code, value }: CheckAnswer, text: string): CheckAnswer =>
  text.trim() === '' ? { code, value } : { code, value, text }

const entryOf = (before: Entry | undefined, row: EntryRow): Entry =>
  before ?? { text: '', seen: row.published?.vintage ?? 0 }

/**
 * The yearbooks' marks as a keyboard writes them. Typed here they mean what they say; pasted from a table they only
 * suggest it, because tables differ in what they mean (S15).
 */
const MEANT: Readonly<Record<string, MissingReason>> = {
  '—': 'not-applicable',
  '——': 'not-applicable',
  '…': 'below-unit',
  '……': 'below-unit',
}

/** Typing anew ends what was said of the value before; a reason for the revision stays. */
function typed({ seen, reason }: Entry, text: string, row: EntryRow): Entry | undefined {
  if (text.trim() === '' && !row.published) return undefined
  return { text, seen, ...(reason && { reason }) }
}

function withEntry(entries: Entries, key: CellKey, entry: Entry | undefined): Entries {
  const next = new Map(entries)
  if (entry) next.set(key, entry)
  else next.delete(key)
  return next
}
