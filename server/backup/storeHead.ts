import type { Kysely } from 'kysely'
import { formerEpochs } from '#server/releases/formerEpochs.ts'
import type { Tables } from '#server/store/tables.ts'

/** Which log it is, how far it has come, and which logs it was before it was restored. */
export interface StoreHead {
  readonly epoch: string
  /** Whoever was told of releases under these names takes the board anew. */
  readonly former: readonly string[]
  readonly seq: number
  readonly audit: { readonly n: number; readonly hash: string }
}

export async function storeHead(db: Kysely<Tables>): Promise<StoreHead> {
  const epoch = await db.selectFrom('meta').select('value').where('key', '=', 'epoch').executeTakeFirst()
  const counter = await db.selectFrom('change_seq').select('value').executeTakeFirst()
  const audit = await db.selectFrom('audit_head').select(['n', 'hash']).executeTakeFirst()
  return {
    epoch: epoch?.value ?? '',
    former: await formerEpochs(db),
    seq: Number(counter?.value ?? 0),
    audit: { n: Number(audit?.n ?? 0), hash: audit?.hash ?? '' },
  }
}
