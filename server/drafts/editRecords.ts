import { clearedRecord, recordRowOf, recordsAt } from '#server/drafts/draftRecords.ts'
import type { DraftRecordRow, DraftRow, Trx } from '#server/drafts/ports.ts'
import { Failure, type FieldFailure } from '#server/failure.ts'
import type { DraftPatch } from '#shared/contract/drafts.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'

export interface RecordConflict {
  readonly n: number
  /** What somebody else has made of it; null where it was taken out. */
  readonly theirs: DraftRecordRow | null
}

export interface RecordsEdited {
  /** The rows to be kept. */
  readonly changed: readonly DraftRecordRow[]
  readonly conflicts: readonly RecordConflict[]
}

/**
 * What a patch does to the changes of records in a draft; each is judged by itself, as cells are. Throws Failure
 * `invalid` for a place that the draft has never had.
 */
export async function editRecords(
  trx: Trx,
  { id: draft }: Pick<DraftRow, 'id'>,
  patch: DraftPatch['records'],
  { version, editor }: Pick<DraftRecordRow, 'version' | 'editor'>,
): Promise<RecordsEdited> {
  const places = patch.map(({ n }) => n)
  const standing = await recordsAt(trx, draft, places)
  const faults = patch.flatMap(({ n }, i): readonly FieldFailure[] =>
    !standing.has(n)
      ? [{ pointer: `/records/${i}/n`, code: 'unknown-place' }]
      : places.indexOf(n) < i
        ? [{ pointer: `/records/${i}`, code: 'duplicate-record' }]
        : [],
  )
  if (faults.length > 0) throw new Failure('invalid', faults)
  const changed: DraftRecordRow[] = []
  const conflicts: RecordConflict[] = []
  for (const { n, base, request } of patch) {
    const stored = standing.get(n)
    if (!stored || saysTheSame(stored, request)) continue
    const place = { draft, n, version, editor }
    // A place that was emptied is free for whoever saw nothing there, as a cell is.
    const isNewer = (stored.cleared === 0 || base > 0) && stored.version > base
    if (isNewer) conflicts.push({ n, theirs: stored.cleared ? null : stored })
    else changed.push(request ? recordRowOf(request, place) : clearedRecord(stored, place))
  }
  return { changed, conflicts }
}

/** The rows of changes that a draft takes in after those that it has. */
export async function addedRecords(
  trx: Trx,
  { id: draft }: Pick<DraftRow, 'id'>,
  requests: readonly RecordRequest[],
  { version, editor }: Pick<DraftRecordRow, 'version' | 'editor'>,
): Promise<readonly DraftRecordRow[]> {
  if (requests.length === 0) return []
  const { last } = await trx
    .selectFrom('draft_record')
    .select((eb) => eb.fn.max<number | null>('n').as('last'))
    .where('draft', '=', draft)
    .executeTakeFirstOrThrow()
  return requests.map((request, i) =>
    recordRowOf(request, { draft, n: (last ?? 0) + i + 1, version, editor }),
  )
}

const saysTheSame = (stored: DraftRecordRow, request: RecordRequest | null): boolean =>
  request === null ? stored.cleared === 1 : stored.cleared === 0 && stored.request === JSON.stringify(request)
