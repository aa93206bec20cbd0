import { z } from 'zod'
import { DaySchema } from '#shared/contract/ledgers.ts'
import { Part } from '#shared/contract/rooms.ts'

/** Tonnes by tier, in the order of `tiers`. */
const Tonnes = z.array(z.number())

/** Answer of the own view `grain-tiers`: what lies in store by the newest count. */
export const GrainTiers = z.object({
  /** The day of the count; null before the first. */
  countedOn: DaySchema.nullable(),
  tiers: z.array(Part.extend({ tonnes: z.number(), rotating: z.number() })),
  total: z.number(),
  areas: z.int(),
  depots: z.int(),
  /** By variety, the largest first. */
  varieties: z.array(Part.extend({ tonnes: Tonnes })),
  /** By area and depot for those who may know where it lies; none on a shared screen. */
  stores: z.array(
    z.object({
      area: z.string(),
      tonnes: Tonnes,
      depots: z.array(z.object({ depot: z.string(), tonnes: Tonnes })),
    }),
  ),
})
export type GrainTiers = z.output<typeof GrainTiers>
