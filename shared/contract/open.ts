import { z } from 'zod'
import { Seq } from '#shared/contract/scalars.ts'

/** Where the open objects stand: everything else is named by epoch and seq, and never changes. */
export const OpenHead = z.object({
  epoch: z.string(),
  seq: Seq,
  at: z.string(),
  /** The address of the newest board. */
  board: z.string(),
  /** As many releases may be asked for at once. */
  run: z.int(),
})
export type OpenHead = z.output<typeof OpenHead>

/** What a socket of the namespace `/open` is told, once a second at most: that this seq exists. */
export interface OpenWord {
  readonly epoch: string
  readonly seq: number
}
export const OPEN_NAMESPACE = '/open'
