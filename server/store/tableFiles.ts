import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Kysely } from 'kysely'
import type { Files, FileShelf } from '#server/store/files.ts'
import type { Tables } from '#server/store/tables.ts'

/** Small enough that many readers at once cost little, large enough that ten megabytes are forty questions. */
const PART_BYTES = 256 * 1024

/** Files in the database itself, in parts, so that every node that reaches it has them. */
export function tableFiles(db: Kysely<Tables>, shelf: FileShelf): Files {
  const parts = (hash: string) =>
    db.selectFrom('file_part').where('shelf', '=', shelf).where('hash', '=', hash)
  const part = (hash: string, n: number) =>
    parts(hash).select(['bytes', 'parts']).where('n', '=', n).executeTakeFirst()
  const has = async (hash: string): Promise<boolean> =>
    (await parts(hash).select('n').where('n', '=', 0).executeTakeFirst()) !== undefined
  return {
    has,
    put: async (content) => {
      const hash = createHash('sha256').update(content).digest('hex')
      if (await has(hash)) return hash
      const keep = (trx: Kysely<Tables>) => keepParts(trx, { shelf, hash }, content)
      await (db.isTransaction ? keep(db) : db.transaction().execute(keep))
      return hash
    },
    get: async (hash) => {
      const first = await part(hash, 0)
      if (!first) return undefined
      return Readable.from(
        (async function* () {
          yield first.bytes
          for (let n = 1; n < first.parts; n++) {
            const next = await part(hash, n)
            if (!next) throw new Error(`part ${n} of ${first.parts} of the file ${hash} is gone`)
            yield next.bytes
          }
        })(),
        { objectMode: false, highWaterMark: PART_BYTES },
      )
    },
    remove: async (hash) =>
      void (await db.deleteFrom('file_part').where('shelf', '=', shelf).where('hash', '=', hash).execute()),
    list: async () => {
      const rows = await db
        .selectFrom('file_part')
        .select('hash')
        .where('shelf', '=', shelf)
        .where('n', '=', 0)
        .execute()
      return rows.map(({ hash }) => hash).toSorted()
    },
  }
}

/** All of it or nothing; another node that keeps the same content at the same time has written the same. */
async function keepParts(
  trx: Kysely<Tables>,
  place: { readonly shelf: FileShelf; readonly hash: string },
  content: Uint8Array,
): Promise<void> {
  const parts = Math.max(1, Math.ceil(content.length / PART_BYTES))
  for (let n = 0; n < parts; n++)
    await trx
      .insertInto('file_part')
      .values({ ...place, n, parts, bytes: content.subarray(n * PART_BYTES, (n + 1) * PART_BYTES) })
      .onConflict((on) => on.columns(['shelf', 'hash', 'n']).doNothing())
      .execute()
}
