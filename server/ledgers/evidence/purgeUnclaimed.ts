import { instantOf } from '#server/clock.ts'
import type { Trx } from '#server/ledgers/ports.ts'
import type { Store } from '#server/store/store.ts'

const KEPT_MS = 24 * 60 * 60_000

/** Forgets files whose event never came; answers with the hashes of contents that nothing names any more. */
export async function purgeUnclaimed(trx: Trx, now: number): Promise<readonly string[]> {
  const gone = await trx
    .deleteFrom('record_file')
    .where('claimed', '=', 0)
    .where('at', '<', instantOf(now - KEPT_MS))
    .returning('sha256')
    .execute()
  const hashes = [...new Set(gone.map(({ sha256 }) => sha256))]
  if (hashes.length === 0) return []
  const left = await trx.selectFrom('record_file').select('sha256').where('sha256', 'in', hashes).execute()
  const named = new Set(left.map(({ sha256 }) => sha256))
  return hashes.filter((sha256) => !named.has(sha256))
}

/** Throws the content away unless somebody has brought it again: whoever does so writes into the log of acts first. */
export const removeUnnamed = ({ write, files }: Store, sha256: string): Promise<void> =>
  write(async (trx) => {
    await trx
      .updateTable('audit_head')
      .set((eb) => ({ n: eb.ref('n') }))
      .execute()
    const named = await trx
      .selectFrom('record_file')
      .select('id')
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    if (!named) await files.evidence.remove(sha256)
  })
