import type { Kysely } from 'kysely'
import { lastDefinition } from '#server/releases/definitions/history.ts'
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

/** The release that changed the catalogue or the definition of a ledger last; 0 where none has. */
export async function lastEdit(db: Db): Promise<number> {
  const { seq } = await db
    .selectFrom('catalogue_version')
    .select((eb) => eb.fn.max<number | string | null>('seq').as('seq'))
    .executeTakeFirstOrThrow()
  return Math.max(Number(seq ?? 0), await lastDefinition(db))
}

/** Checked before it was written. */
export const entryOf = (json: string): Indicator => JSON.parse(json) as Indicator

/** The newest version of each of these indicators that has been changed or added. */
export async function versionsOf(db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('catalogue_version')
    .select((eb) => ['code', eb.fn.max<number | string>('version').as('version')])
    .where('code', 'in', codes)
    .groupBy('code')
    .execute()
  return new Map(rows.map(({ code, version }) => [code, Number(version)]))
}

/** Every state that the bureau has given an indicator, newest first, with the release that made it so. */
export const statesOf = (db: Db, code: string) =>
  db
    .selectFrom('catalogue_version as c')
    .innerJoin('release_log as r', 'r.seq', 'c.seq')
    .select(['c.version', 'c.seq', 'c.entry', 'c.reason', 'r.at'])
    .where('c.code', '=', code)
    .orderBy('c.version', 'desc')
    .execute()
