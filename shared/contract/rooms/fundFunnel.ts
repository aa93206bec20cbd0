import { z } from 'zod'
import { Part } from '#shared/contract/rooms.ts'

/** Answer of the own view `fund-funnel`: how far the applications of the year have come, programme by programme. */
export const FundFunnel = z.object({
  year: z.int(),
  programmes: z.array(
    Part.extend({
      /** From the first step to the grant: those that came at least so far, and what they ask for, in yuan. */
      steps: z.array(Part.extend({ reached: z.int(), amount: z.number() })),
      /** In yuan; what was granted may be less than what was asked for. */
      granted: z.number(),
      rejected: z.int(),
    }),
  ),
})
export type FundFunnel = z.output<typeof FundFunnel>
