import type { Kysely, Transaction } from 'kysely'
import { instantOf } from '#server/clock.ts'
import type { NodeRow } from '#server/store/nodeTables.ts'
import type { Tables } from '#server/store/tables.ts'

/** Unseen for so long a node has ended, however it did. */
export const GONE_AFTER_MS = 30_000
/** For so long it is remembered that there was one. */
const REMEMBERED_MS = 24 * 60 * 60_000

const seenLately = (now: number): string => instantOf(now - GONE_AFTER_MS)

/** Puts the node down as it is now, and forgets those that ended long ago. */
export async function keepNode(trx: Transaction<Tables>, row: NodeRow, now: number): Promise<void> {
  const { id, ...rest } = row
  const { numUpdatedRows } = await trx
    .updateTable('node')
    .set(rest)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) return
  await trx
    .deleteFrom('node')
    .where('seen', '<', instantOf(now - REMEMBERED_MS))
    .execute()
  await trx.insertInto('node').values(row).execute()
}

/** Those at work, in the order of their starts. */
export const nodesAt = (db: Kysely<Tables>, now: number): Promise<NodeRow[]> =>
  db
    .selectFrom('node')
    .selectAll()
    .where('seen', '>=', seenLately(now))
    .orderBy('started')
    .orderBy('id')
    .execute()

/** Whether the link of the wall that a node has printed holds the code of this hash, and the node is still at work. */
export async function isCodeOfNode(db: Kysely<Tables>, hash: string, now: number): Promise<boolean> {
  const found = await db
    .selectFrom('node')
    .select('id')
    .where('screen_hash', '=', hash)
    .where('seen', '>=', seenLately(now))
    .executeTakeFirst()
  return found !== undefined
}
