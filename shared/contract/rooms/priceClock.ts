import { z } from 'zod'
import { Part } from '#shared/contract/rooms.ts'

const Pending = z.object({ pending: z.int(), soon: z.int(), overdue: z.int() })

/** Answer of the own view `price-clock`: pending cases against their limits, and nothing of what they are about. */
export const PriceClock = Pending.extend({
  /** Pending cases by the working days that are left, the most urgent first; the last has no limit yet. */
  spans: z.array(
    z.object({ code: z.enum(['over', 'within-3', 'within-7', 'later', 'unset']), count: z.int() }),
  ),
  /** By the gate where they are, in the ledger's order. */
  gates: z.array(Part.extend(Pending.shape)),
  /** Cases closed since January: how many, how many of them in time, and calendar days from acceptance. */
  closed: z.int(),
  closedInTime: z.int(),
  meanDays: z.number().nullable(),
})
export type PriceClock = z.output<typeof PriceClock>
