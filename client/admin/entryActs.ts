import type { EntryRow } from '#client/admin/entryRows.ts'
import type { Entry } from '#client/admin/rowState.ts'
import type { MissingReason } from '#shared/observation.ts'
import type { CellKey } from '#shared/series.ts'

export type Entries = ReadonlyMap<CellKey, Entry>

/** Everything a person can do to what is typed. */
export type EntryAct =
  | { readonly do: 'type'; readonly row: EntryRow; readonly text: string }
  | { readonly do: 'fill'; readonly cells: readonly { readonly row: EntryRow; readonly text: string }[] }
  | { readonly do: 'mark'; readonly row: EntryRow; readonly missing: MissingReason }
  /** A doubtful value is meant as it stands. */
  | { readonly do: 'confirm'; readonly row: EntryRow; readonly value: number }
  | { readonly do: 'explain'; readonly row: EntryRow; readonly reason: string }
  /** Stay with the typed value although another has been published since. */
  | { readonly do: 'keep'; readonly row: EntryRow }
  /** Back to an earlier entry, or to none and so to what is public. */
  | { readonly do: 'restore'; readonly row: EntryRow; readonly entry: Entry | undefined }

/** The entries after an act; rows that are locked take none. */
export function actOn(entries: Entries, act: EntryAct): Entries {
  if (act.do === 'fill')
    return act.cells.reduce(
      (all, { row, text }) =>
        row.lock ? all : withEntry(all, row.key, typed(entryOf(all.get(row.key), row), text, row)),
      entries,
    )
  if (act.row.lock) return entries
  return withEntry(entries, act.row.key, changed(entries.get(act.row.key), act))
}

function changed(before: Entry | undefined, act: Exclude<EntryAct, { do: 'fill' }>): Entry | undefined {
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
    case 'confirm':
      return { ...entry, confirmed: act.value }
    case 'explain':
      return { ...entry, reason: act.reason }
    case 'keep':
      return { ...entry, seen: vintage }
    case 'restore':
      return act.entry
  }
}

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
