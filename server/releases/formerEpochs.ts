import type { Kysely } from 'kysely'
import type { Tables } from '#server/store/tables.ts'

export const FORMER_EPOCHS = 'former-epochs'

/** The epochs that this log had before it was restored from backups, oldest first: answers of then name them. */
export async function formerEpochs(db: Kysely<Tables>): Promise<readonly string[]> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', FORMER_EPOCHS).executeTakeFirst()
  return row?.value.split(' ') ?? []
}
