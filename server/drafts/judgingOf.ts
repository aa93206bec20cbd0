import { actingIn } from '#server/drafts/checkCells.ts'
import { recordsOf } from '#server/drafts/draftRecords.ts'
import { entriesOf } from '#server/drafts/entries.ts'
import { readHead } from '#server/drafts/head.ts'
import type { Judging } from '#server/drafts/judge.ts'
import type { Db, DraftRow } from '#server/drafts/ports.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** The content of a draft as it is judged; `editor`: for whom, where somebody only looks at it. */
export const judgingOf = async (
  db: Db,
  row: DraftRow,
  desk: Judging['desk'],
  editor?: Actor,
): Promise<Judging> => ({
  entries: await entriesOf(db, row.id),
  records: await recordsOf(db, row.id),
  head: readHead(row.head),
  filer: actingIn(row, editor),
  desk,
})
