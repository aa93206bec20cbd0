import { z } from 'zod'
import { Instant, Seq } from '#shared/contract/scalars.ts'

export const MANIFEST = 'manifest.json'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Count = z.int().nonnegative()

/** What is in a backup, as it was read again when it was made. */
export const Manifest = z.strictObject({
  format: z.literal(1),
  /** When it was begun: everything that was acknowledged before is in it. */
  at: Instant,
  by: z.string(),
  /** Of the store that it was taken from; the backup itself is an embedded one. */
  engine: z.enum(['sqlite', 'postgres']),
  /** Identity of the log. */
  epoch: z.string(),
  seq: Seq,
  /** The newest act; its hash is bound to all before it. */
  audit: z.strictObject({ n: Count, hash: z.string() }),
  /** The board at `seq`, as the reducer of that form folds it. */
  board: z.strictObject({ form: z.string(), hash: Hash }),
  tables: z.array(z.strictObject({ table: z.string(), rows: Count, hash: Hash })),
  shelves: z.array(
    z.strictObject({
      ...{ shelf: z.string(), files: Count, bytes: Count, hash: Hash },
      /** Files that were no longer what their name says; these are not in it. */
      damaged: z.array(Hash),
    }),
  ),
})
export type Manifest = z.output<typeof Manifest>
