import { z } from 'zod'
import type { Face } from '#shared/contract/live.ts'

/** As many paint times as tell the percentiles of any number of screens to within one in a hundred. */
export const TIMES_TOLD = 64

export const FaceSchema: z.ZodType<Face> = z.enum(['wall', 'tablet', 'admin', 'other'])
const Count = z.int().min(0)

/** How far a release has got on the screens of one node. */
export const ReceiptReportSchema = z.object({
  seq: z.int().min(1),
  faces: z.array(
    z.object({
      face: FaceSchema,
      following: Count,
      painted: Count,
      /** Milliseconds to paint: all of them, or where they are many, some that stand for as many others each. */
      times: z.array(z.number()).max(TIMES_TOLD),
    }),
  ),
})
export type ReceiptReport = z.output<typeof ReceiptReportSchema>

/** All times in order, or evenly many of them. */
export function told(times: readonly number[]): number[] {
  const sorted = times.toSorted((a, b) => a - b)
  const count = Math.min(sorted.length, TIMES_TOLD)
  return Array.from({ length: count }, (_, i) => {
    const at = Math.floor(((i + 0.5) * sorted.length) / count)
    return Math.round((sorted[at] ?? 0) * 10) / 10
  })
}
