import type { Trx } from '#server/imports/ports.ts'
import { deleteImports } from '#server/imports/repository.ts'

/**
 * Throws away what nobody has touched for a month, and what was read before an instant and has become a draft or a
 * release. Answers with how many there were.
 */
export async function purgeExpired(trx: Trx, now: string, readBefore = ''): Promise<number> {
  const old = await trx
    .selectFrom('import')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('expires_at', '<', now),
        eb.and([eb('state', '=', 'drafted'), eb('created_at', '<', readBefore)]),
      ]),
    )
    .execute()
  await deleteImports(
    trx,
    old.map(({ id }) => id),
  )
  return old.length
}
