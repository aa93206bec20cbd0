import type { Kysely } from 'kysely'
import type { Tables } from '#server/store/tables.ts'
import type { CatalogueEdits } from '#shared/board.ts'
import type { Indicator } from '#shared/indicator.ts'

type Db = Kysely<Tables>

/** In what the catalogue differed from its files at a seq. */
export async function editsAt(db: Db, seq: number): Promise<CatalogueEdits> {
  const rows = await db
    .selectFrom('catalogue_version')
    .select(['code', 'version', 'seq', 'entry'])
    .where('seq', '<=', seq)
    .orderBy('version')
    .execute()
  return Object.fromEntries(
    rows.map(({ code, entry, ...edit }) => [code, { ...edit, entry: entryOf(entry) }] as const),
  )
}

/** The release that changed the catalogue last; 0 where none has. */
export async function lastEdit(db: Db): Promise<number> {
  const { seq } = await db
    .selectFrom('catalogue_version')
    .select((eb) => eb.fn.max<number | string | null>('seq').as('seq'))
    .executeTakeFirstOrThrow()
  return Number(seq ?? 0)
}

/** Checked before it was written. */
export const entryOf = (json: string): Indicator => JSON.parse(json) as Indicator
