import type { EntryRow } from '#client/admin/entryRows.ts'
import type { BoardObservation } from '#shared/board.ts'
import type { ReadAs, UnreadableCell } from '#shared/cells/reading.ts'
import { checkFigure } from '#shared/checks/checkFigure.ts'
import type { CheckContext } from '#shared/checks/context.ts'
import { openFindings, type Finding } from '#shared/checks/finding.ts'
import { readEntry, type EntryReading } from '#shared/checks/readEntry.ts'
import type { CheckAnswer } from '#shared/contract/drafts.ts'
import type { MissingReason } from '#shared/observation.ts'

/** What somebody typed into a row and has not published. Kept exactly as typed. */
export interface Entry {
  readonly text: string
  /** Unit of the text where a header or an answer says it and the text does not. */
  readonly unit?: string | undefined
  /** The vintage that stood on the board when typing began, 0 for none. */
  readonly seen: number
  /** Why there is no value, where the text is a mark. */
  readonly missing?: MissingReason | undefined
  /** What was said to the checks that asked, each for one value. */
  readonly answers?: readonly CheckAnswer[] | undefined
  /** Why a published value changes. */
  readonly reason?: string | undefined
  readonly note?: string | undefined
  /** The vintage that this puts back, of which the text repeats the value. */
  readonly restores?: number | undefined
}

/** What a row would publish. */
export interface Proposed {
  readonly value: number | null
  readonly missing?: MissingReason
}

/** Why a text is no value, and what it may have been meant to be. */
export interface Unreadable {
  readonly why: UnreadableCell['why'] | 'brackets' | 'arrow'
  /** The unit or the error that is the trouble. */
  readonly found?: string
  readonly proposal?: number
  /** The other number that it may mean. */
  readonly other?: number
}

export type RowState =
  | { readonly kind: 'untouched' | 'blank' }
  /** The same as what is public: nothing to publish. */
  | { readonly kind: 'same' }
  | { readonly kind: 'unreadable'; readonly fault: Unreadable }
  | { readonly kind: 'missing-reason'; readonly suggested: MissingReason | undefined }
  /** Somebody published after typing began. */
  | { readonly kind: 'conflict'; readonly proposed: Proposed; readonly theirs: BoardObservation }
  /** It cannot be; see the hard findings. */
  | { readonly kind: 'impossible'; readonly proposed: Proposed }
  /** Questions wait for an answer; see the open findings. */
  | { readonly kind: 'doubtful'; readonly proposed: Proposed; readonly open: readonly Finding[] }
  | { readonly kind: 'needs-reason'; readonly proposed: Proposed }
  | {
      readonly kind: 'ready'
      readonly proposed: Proposed
      readonly revises: boolean
      /** What had to be understood on the way from the text to the number. */
      readonly readAs?: readonly ReadAs[]
    }

export interface RowVerdict {
  readonly state: RowState
  /** Everything that the checks say of the value, answered or not. */
  readonly findings: readonly Finding[]
}

export interface Judging {
  readonly context: CheckContext
  /** A reason given for all revisions of the release. */
  readonly commonReason: string
}

/** What a cell says; undefined where nothing is typed or nothing may be. */
export const readRow = (
  row: EntryRow,
  entry: Entry | undefined,
  { catalogue }: Pick<CheckContext, 'catalogue'>,
): EntryReading | undefined => (entry && !row.lock ? readEntry(entry, row.indicator, catalogue) : undefined)

/** Where a row stands between being typed and being published. */
export function rowVerdict(
  row: EntryRow,
  entry: Entry | undefined,
  judging: Judging,
  reading = readRow(row, entry, judging.context),
): RowVerdict {
  if (!entry || !reading) return plainly({ kind: 'untouched' })
  switch (reading.kind) {
    case 'blank':
      return plainly({ kind: 'blank' })
    case 'mark':
      return plainly({ kind: 'missing-reason', suggested: reading.suggested })
    case 'unreadable':
      return plainly({ kind: 'unreadable', fault: faultOf(reading) })
    case 'ambiguous': {
      const [proposal, other] = [reading.negative.value, reading.positive.value]
      return plainly({ kind: 'unreadable', fault: { why: reading.why, proposal, other } })
    }
    case 'missing':
      return judged(row, entry, { value: null, missing: reading.missing }, judging)
    case 'value':
      return judged(row, entry, { value: reading.value }, judging, reading.readAs)
  }
}

const plainly = (state: RowState): RowVerdict => ({ state, findings: [] })
const faultOf = ({ why, found }: UnreadableCell): Unreadable => ({
  why,
  ...(found !== undefined && { found }),
})

function judged(
  row: EntryRow,
  entry: Entry,
  proposed: Proposed,
  { context, commonReason }: Judging,
  readAs: readonly ReadAs[] = [],
): RowVerdict {
  const { published, series, indicator, period } = row
  const { value } = proposed
  if (published && !published.demo && isSame(proposed, published)) return plainly({ kind: 'same' })
  const findings = value === null ? [] : checkFigure({ series, indicator, period, value }, context)
  const revises = isRevision(proposed, published)
  const open = value === null ? [] : openFindings(findings, value, entry.answers ?? [])
  const state = ((): RowState => {
    if (findings.some(({ severity }) => severity === 'hard')) return { kind: 'impossible', proposed }
    if (published && published.vintage !== entry.seen)
      return { kind: 'conflict', proposed, theirs: published }
    if (open.length > 0) return { kind: 'doubtful', proposed, open }
    if (revises && reasonOf(entry, commonReason) === '') return { kind: 'needs-reason', proposed }
    return { kind: 'ready', proposed, revises, ...(readAs.length > 0 && { readAs }) }
  })()
  return { state, findings }
}

const isSame = (proposed: Proposed, published: BoardObservation): boolean =>
  proposed.value === published.value && (proposed.value !== null || proposed.missing === published.missing)

/** A published number changes. A real figure in the place of one for demonstration is no revision. */
const isRevision = ({ value }: Proposed, published: BoardObservation | undefined): boolean =>
  published !== undefined && !published.demo && published.value !== null && published.value !== value

export const reasonOf = (entry: Entry, commonReason: string): string =>
  (entry.reason ?? '').trim() || commonReason.trim()

/** The value a row shows: what is typed where that is a number, else what is public. */
export function shownValue(row: EntryRow, state: RowState): number | null | undefined {
  if (row.lock?.why === 'on-its-way') return undefined // neither is: its draft says something else
  if ('proposed' in state) return state.proposed.value
  return state.kind === 'untouched' || state.kind === 'same' ? row.published?.value : undefined
}

/** Whether the row holds something that was typed and is not public yet. */
export const isChange = ({ kind }: RowState): boolean =>
  kind !== 'untouched' && kind !== 'blank' && kind !== 'same'

/** Whether the row holds something that keeps it from being submitted. */
export const isWaiting = (state: RowState): boolean => isChange(state) && state.kind !== 'ready'
