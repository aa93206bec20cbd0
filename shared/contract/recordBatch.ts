import { z } from 'zod'
import { RecordRequest } from '#shared/contract/releaseRequest.ts'
import { Seq } from '#shared/contract/scalars.ts'

/**
 * Body of `POST /ledgers/batches`: what happens to several records at one instant, or to none of them. A record that is
 * begun here is named by those after it with `$` and its `as`: `"meeting": "$meeting"`.
 */
export const RecordBatch = z.strictObject({
  title: z.string().trim().min(1).max(300).optional(),
  records: z
    .array(RecordRequest.extend({ event: z.string().max(60) }))
    .min(1)
    .max(2000),
})
export type RecordBatch = z.output<typeof RecordBatch>
export type RecordBatchInput = z.input<typeof RecordBatch>

/** What became of it: public with one release, or one draft that waits for another pair of eyes. */
export const RecordBatchActed = z.object({
  seq: Seq.nullable(),
  draft: z.string().nullable(),
  /** In the order of the request; null for a new record that waits: it gets its number with the release. */
  ids: z.array(z.string().nullable()),
})
export type RecordBatchActed = z.output<typeof RecordBatchActed>
