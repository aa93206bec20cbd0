import type { Trx } from '#server/imports/ports.ts'
import { deleteImports } from '#server/imports/repository.ts'

/** Throws away what nobody has touched for a month. */
export async function purgeExpired(trx: Trx, now: string): Promise<void> {
  const old = await trx.selectFrom('import').select('id').where('expires_at', '<', now).execute()
  await deleteImports(
    trx,
    old.map(({ id }) => id),
  )
}
