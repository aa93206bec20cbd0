import { randomUUID } from 'node:crypto'
import { appendAudit } from '#server/audit/appendAudit.ts'
import type { Manifest } from '#server/backup/manifest.ts'
import { instantOf, type Clock } from '#server/clock.ts'
import { sha256 } from '#server/releases/canonicalJson.ts'
import { BOARD_FORM, usable } from '#server/releases/checkpoint.ts'
import { FORMER_EPOCHS, formerEpochs } from '#server/releases/formerEpochs.ts'
import type { Store } from '#server/store/store.ts'
import { encodeBoard } from '#shared/boardCodec.ts'

/**
 * From a restored store on the log may become another than the one that screens have seen behind the moment of the
 * backup: it gets an epoch of its own, so that each of them takes a snapshot. Boards that were kept go along. An act.
 */
export async function beginEpoch(
  store: Store,
  { manifest, by, clock }: { readonly manifest: Manifest; readonly by: string; readonly clock: Clock },
): Promise<string> {
  const epoch = randomUUID().slice(0, 8)
  await store.write(async (trx) => {
    const value = [...(await formerEpochs(trx)), manifest.epoch].join(' ')
    await trx.updateTable('meta').set({ value: epoch }).where('key', '=', 'epoch').execute()
    await trx
      .insertInto('meta')
      .values({ key: FORMER_EPOCHS, value })
      .onConflict((on) => on.column('key').doUpdateSet({ value }))
      .execute()
    const kept = trx.selectFrom('kept_board').where('form', '=', BOARD_FORM)
    for (const { seq } of await kept.select('seq').execute()) {
      const row = kept.selectAll().where('seq', '=', seq)
      const board = usable(await row.executeTakeFirstOrThrow(), manifest.epoch)
      if (!board) continue // damaged, and read by nobody
      const body = JSON.stringify(encodeBoard({ ...board, epoch }))
      await trx
        .updateTable('kept_board')
        .set({ body, hash: sha256(body) })
        .where('seq', '=', seq)
        .execute()
    }
    const detail = { seq: manifest.seq, madeAt: manifest.at, epoch, formerEpoch: manifest.epoch }
    const act = { actor: by, action: 'store.restored', object: 'store' }
    await appendAudit(trx, { ...act, at: instantOf(clock.now()), detail })
  })
  return epoch
}
