import { z } from 'zod'
import { Seq } from '#shared/contract/scalars.ts'
import { isCellKey } from '#shared/series.ts'
import type { EditRequest, Face, FollowRequest, Painted } from '#shared/contract/live.ts'

/*
 * What sockets may send. The types are in shared/contract/live.ts, where screens read them without a validator.
 */
export const FollowRequestSchema: z.ZodType<FollowRequest> = z.strictObject({
  epoch: z.string().max(100),
  seq: Seq,
})

/** Nothing takes ten minutes to paint: whoever says so has slept or is lying. */
const PAINTED_MAX_MS = 600_000
export const PaintedSchema: z.ZodType<Painted> = z.strictObject({
  seq: Seq,
  ms: z.number().min(0).lt(PAINTED_MAX_MS),
})

const FaceSchema: z.ZodType<Face> = z.enum(['wall', 'tablet', 'admin', 'other'])
export const PresenceSchema = z.strictObject({ face: FaceSchema })

const CellSchema = z.string().max(250).refine(isCellKey, { error: 'cell' })
export const EditSchema: z.ZodType<EditRequest> = z.strictObject({
  draft: z.string().max(100).nullable(),
  cell: CellSchema.nullable().optional(),
})
