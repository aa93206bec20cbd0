import type { Store } from '#server/store/store.ts'
import { sha256 } from '#server/releases/canonicalJson.ts'
import type { Release } from '#shared/release.ts'

/** Releases per reading; what a loop turn can parse without being noticed. */
export const LOG_BATCH = 100

/**
 * The next releases after a seq, oldest first, at most {@link LOG_BATCH}. Throws the store's own objection where a
 * row is not what was written.
 */
export async function readLog(
  { read, damaged }: Pick<Store, 'read' | 'damaged'>,
  after: number,
  limit = LOG_BATCH,
): Promise<readonly Release[]> {
  const rows = await read
    .selectFrom('release_log')
    .select(['seq', 'body', 'hash'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(({ seq, body, hash }) => {
    if (sha256(body) !== hash) throw damaged(`release ${seq} does not match its hash`)
    return releaseOf(body)
  })
}

/** A body that this server wrote: checked before it was written, and known by its hash since. */
export const releaseOf = (body: string): Release => JSON.parse(body) as Release

/** How many changes the releases after a seq and up to another hold. */
export async function countChanges(
  { read }: Pick<Store, 'read'>,
  after: number,
  upTo: number,
): Promise<number> {
  const { changes } = await read
    .selectFrom('release_log')
    .select((eb) => eb.fn.sum<number | string | null>('changes').as('changes'))
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .executeTakeFirstOrThrow()
  return Number(changes ?? 0)
}
