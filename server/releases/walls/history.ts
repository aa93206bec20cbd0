import type { Kysely } from 'kysely'
import { publishersOf } from '#server/releases/publishersOf.ts'
import type { Tables } from '#server/store/tables.ts'
import type { WallHistory } from '#shared/contract/scenes.ts'
import type { WallChange } from '#shared/release.ts'

type Db = Kysely<Tables>
type Part = WallChange['part']

/** The newest version of a scene or playlist; 0 for one as delivered, and for a new one. */
export async function wallVersion(db: Db, part: Part, code: string): Promise<number> {
  const { version } = await db
    .selectFrom('wall_version')
    .select((eb) => eb.fn.max<number | string | null>('version').as('version'))
    .where('part', '=', part)
    .where('code', '=', code)
    .executeTakeFirstOrThrow()
  return Number(version ?? 0)
}

/** {@link Releases.wallHistory}: every state that the bureau has given it, newest first. */
export async function wallHistory(db: Db, part: Part, code: string): Promise<WallHistory> {
  const states = await db
    .selectFrom('wall_version as w')
    .innerJoin('release_log as r', 'r.seq', 'w.seq')
    .select(['w.version', 'w.seq', 'w.entry', 'w.reason', 'r.at'])
    .where('w.part', '=', part)
    .where('w.code', '=', code)
    .orderBy('w.version', 'desc')
    .execute()
  const publishers = await publishersOf(
    db,
    states.map(({ seq }) => seq),
  )
  return {
    versions: states.map(({ entry, ...state }) => ({
      ...state,
      // Checked before it was written.
      entry: JSON.parse(entry) as WallHistory['versions'][number]['entry'],
      by: publishers.get(state.seq) ?? null,
    })),
  }
}
