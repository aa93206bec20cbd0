import { putRecords, recordContentOf } from '#server/drafts/draftRecords.ts'
import { addedRecords, editRecords, type RecordConflict } from '#server/drafts/editRecords.ts'
import { contentOf, entriesAt, putEntries } from '#server/drafts/entries.ts'
import { readHead } from '#server/drafts/head.ts'
import type { DraftRow, EntryRow, Trx } from '#server/drafts/ports.ts'
import { addAuthor, updateDraft } from '#server/drafts/repository.ts'
import type { Topics } from '#server/drafts/topics.ts'
import { workingTitle } from '#server/drafts/workingTitle.ts'
import { Failure } from '#server/failure.ts'
import type { DraftEntryInput, DraftHead, DraftPatch } from '#shared/contract/drafts.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { cellKey, indicatorOf } from '#shared/series.ts'

type Cell = Pick<EntryRow, 'series' | 'period'>
export type Conflict = Cell & { readonly theirs: EntryRow | null }

export interface Edited {
  readonly version: number
  readonly head: DraftHead
  /** Cells that somebody else had changed meanwhile; they stand as they were. */
  readonly conflicts: readonly Conflict[]
  readonly recordConflicts: readonly RecordConflict[]
}

export interface Editing {
  readonly topics: Topics
  /** Whoever types. */
  readonly actor: Pick<Actor, 'id' | 'role'>
  readonly at: string
}

/**
 * Takes a patch into a draft that is locked. Each cell is judged by itself: one that changed after it was seen is told
 * and not overwritten, unless both say the same. What says nothing new makes no version and nobody an author. `add`:
 * changes of records that it takes in besides.
 */
export async function edit(
  trx: Trx,
  row: DraftRow,
  patch: DraftPatch,
  editing: Editing,
  add: readonly RecordRequest[] = [],
): Promise<Edited> {
  if (row.area !== null && add.length + patch.records.length > 0) throw new Failure('other-bureau')
  const version = row.version + 1
  const standing = await entriesAt(trx, row.id, [...patch.set, ...patch.clear])
  const conflicts: Conflict[] = []
  const changed: EntryRow[] = []
  const judge = (cell: Cell & { readonly base: number }, wanted: EntryRow | undefined): void => {
    const stored = standing.get(cellKey(cell.series, cell.period))
    const theirs = stored?.cleared === 0 ? stored : null
    if (wanted ? theirs && saysTheSame(theirs, wanted) : !theirs) return
    if (isNewerThan(cell.base, stored, theirs))
      conflicts.push({ series: cell.series, period: cell.period, theirs })
    else changed.push(wanted ?? { ...blank(cell, row.id), version, editor: editing.actor.id })
  }
  for (const cell of patch.set) judge(cell, entryRow(cell, row.id, version, editing.actor.id))
  for (const cell of patch.clear) judge(cell, undefined)

  const editor = editing.actor.id
  const records = await editRecords(trx, row, patch.records, { version, editor })
  const added = await addedRecords(trx, row, add, { version, editor })
  const changedRecords = [...records.changed, ...added]

  const before = readHead(row.head)
  const head = { ...before, ...patch.head }
  const isHeadChanged = JSON.stringify(before) !== JSON.stringify(head)
  const told = { conflicts, recordConflicts: records.conflicts }
  if (changed.length + changedRecords.length === 0 && !isHeadChanged)
    return { version: row.version, head: before, ...told }

  await putEntries(trx, changed)
  await putRecords(trx, changedRecords)
  await addAuthor(trx, row.id, editor)
  const isOtherContent = changed.some((entry) => {
    const stored = standing.get(cellKey(entry.series, entry.period))
    return (stored?.cleared ?? 1) !== entry.cleared
  })
  await updateDraft(trx, row.id, {
    version,
    head: JSON.stringify(head),
    changed_at: editing.at,
    ...(changedRecords.length > 0 && { author_role: roleAfter(row, editing.actor) }),
    ...((isOtherContent || changedRecords.length > 0) && (await contents(trx, row, editing.topics))),
  })
  return { version, head, ...told }
}

/** Records are changed as the least of those may who have a hand in the draft. */
const roleAfter = ({ author_role }: DraftRow, { role }: Editing['actor']): DraftRow['author_role'] =>
  role === 'reviewer' && author_role !== 'filer' ? 'reviewer' : 'filer'

/**
 * Whether a cell changed after it was seen. What is seen counts by the version of the draft at that moment too: who sets
 * a cell to what it says already is told a version of the draft that the cell itself never had.
 */
const isNewerThan = (base: number, stored: EntryRow | undefined, theirs: EntryRow | null): boolean =>
  theirs || base > 0 ? (stored?.version ?? 0) > base : false

/** What the draft's row repeats of its content. */
export async function contents(trx: Trx, row: DraftRow, topics: Topics) {
  const { series, first, count } = await contentOf(trx, row.id)
  const records = await recordContentOf(trx, row.id)
  return {
    entries: count,
    indicators: JSON.stringify([...new Set(series.map(indicatorOf))]),
    records: records.count,
    ledgers: JSON.stringify(records.ledgers),
    title: workingTitle(row, { first, count }, records, topics),
  }
}

const entryRow = (cell: DraftEntryInput, draft: string, version: number, editor: string): EntryRow => ({
  draft,
  series: cell.series,
  period: cell.period,
  text: cell.text,
  unit: cell.unit ?? null,
  missing: cell.missing ?? null,
  seen: cell.seen,
  reason: cell.reason ?? null,
  note: cell.note ?? null,
  answers: JSON.stringify(cell.answers),
  restores: cell.restores ?? null,
  version,
  editor,
  cleared: 0,
})

/** The mark that a cleared cell leaves, so that others learn of it; nothing of its content stays. */
const blank = ({ series, period }: Cell, draft: string): Omit<EntryRow, 'version' | 'editor'> => ({
  draft,
  series,
  period,
  text: '',
  unit: null,
  missing: null,
  seen: 0,
  reason: null,
  note: null,
  answers: '[]',
  restores: null,
  cleared: 1,
})

const saysTheSame = (a: EntryRow, b: EntryRow): boolean =>
  a.text === b.text &&
  a.unit === b.unit &&
  a.missing === b.missing &&
  a.seen === b.seen &&
  a.reason === b.reason &&
  a.note === b.note &&
  a.answers === b.answers &&
  a.restores === b.restores
