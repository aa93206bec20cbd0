import { doubtOf, type Doubt } from '#client/admin/checkEntry.ts'
import type { EntryRow } from '#client/admin/entryRows.ts'
import { parseEntry, type Unreadable } from '#client/admin/parseEntry.ts'
import type { BoardObservation } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { MissingReason } from '#shared/observation.ts'

/** What somebody typed into a row and has not published. Kept exactly as typed. */
export interface Entry {
  readonly text: string
  /** The vintage that stood on the board when typing began, 0 for none. */
  readonly seen: number
  /** Why there is no value, where the text is a mark. */
  readonly missing?: MissingReason
  /** The doubtful value that was confirmed as meant. */
  readonly confirmed?: number
  /** Why a published value changes. */
  readonly reason?: string
}

/** What a row would publish. */
export interface Proposed {
  readonly value: number | null
  readonly missing?: MissingReason
}

export type RowState =
  | { readonly kind: 'untouched' | 'blank' }
  /** The same as what is public: nothing to publish. */
  | { readonly kind: 'same' }
  | { readonly kind: 'unreadable'; readonly fault: Unreadable }
  | { readonly kind: 'missing-reason'; readonly suggested: MissingReason }
  /** Somebody published after typing began. */
  | { readonly kind: 'conflict'; readonly proposed: Proposed; readonly theirs: BoardObservation }
  | { readonly kind: 'doubtful'; readonly proposed: Proposed; readonly doubt: Doubt }
  | { readonly kind: 'needs-reason'; readonly proposed: Proposed }
  | { readonly kind: 'ready'; readonly proposed: Proposed; readonly revises: boolean }

export interface Judging {
  readonly catalogue: Catalogue
  /** A reason given for all revisions of the release. */
  readonly commonReason: string
}

/** Where a row stands between being typed and being published. */
export function rowState(
  row: EntryRow,
  entry: Entry | undefined,
  { catalogue, commonReason }: Judging,
): RowState {
  if (!entry || row.lock) return { kind: 'untouched' }
  const unit = catalogue.unit(row.indicator.unit)
  const parsed = parseEntry(entry.text, unit, catalogue.units)
  if (parsed.kind === 'blank') return { kind: 'blank' }
  if (parsed.kind === 'unreadable') return { kind: 'unreadable', fault: parsed }
  if (parsed.kind === 'mark' && !entry.missing) return { kind: 'missing-reason', suggested: parsed.suggested }

  const proposed =
    parsed.kind === 'value'
      ? { value: parsed.value }
      : { value: null, ...(entry.missing && { missing: entry.missing }) }
  const { published } = row
  if (published && !published.demo && isSame(proposed, published)) return { kind: 'same' }
  if (published && published.vintage !== entry.seen) return { kind: 'conflict', proposed, theirs: published }
  const doubt =
    proposed.value === null || proposed.value === entry.confirmed
      ? undefined
      : question(proposed.value, row, catalogue)
  if (doubt) return { kind: 'doubtful', proposed, doubt }
  const revises = isRevision(proposed, published)
  if (revises && reasonOf(entry, commonReason) === '') return { kind: 'needs-reason', proposed }
  return { kind: 'ready', proposed, revises }
}

const question = (
  value: number,
  { indicator, period, history }: EntryRow,
  catalogue: Catalogue,
): Doubt | undefined =>
  doubtOf(value, {
    indicator,
    unit: catalogue.unit(indicator.unit),
    period,
    history,
    peers: catalogue.site.peers.length,
  })

const isSame = (proposed: Proposed, published: BoardObservation): boolean =>
  proposed.value === published.value && (proposed.value !== null || proposed.missing === published.missing)

/** A published number changes. A real figure in the place of one for demonstration is no revision. */
const isRevision = ({ value }: Proposed, published: BoardObservation | undefined): boolean =>
  published !== undefined && !published.demo && published.value !== null && published.value !== value

export const reasonOf = (entry: Entry, commonReason: string): string =>
  (entry.reason ?? '').trim() || commonReason.trim()

/** The value a row shows: what is typed where that is a number, else what is public. */
export function shownValue(row: EntryRow, state: RowState): number | null | undefined {
  if ('proposed' in state) return state.proposed.value
  return state.kind === 'untouched' || state.kind === 'same' ? row.published?.value : undefined
}

/** Whether the row holds something that was typed and is not public yet. */
export const isChange = ({ kind }: RowState): boolean =>
  kind !== 'untouched' && kind !== 'blank' && kind !== 'same'
