import { z } from 'zod'
import { DaySchema } from '#shared/contract/ledgers.ts'
import { Part, SaidSchema } from '#shared/contract/rooms.ts'

/** Plain yuan, unrounded. */
const Money = z.number()
/** Percent, unrounded; null where nothing was due. */
const Rate = z.number().nullable()

/** What was approved and paid since January. */
const Payout = z.object({
  approved: Money,
  paid: Money,
  rate: Rate,
  /** Different firms that were paid. */
  firms: z.int(),
  /** Payments that are approved and not yet made, whenever they were approved, and what they come to. */
  waiting: z.int(),
  waitingAmount: Money,
})

export const PolicyPayment = z.object({
  id: z.string(),
  /** Null where the asker may not know the firm. */
  firm: z.string().nullable(),
  amount: Money,
  state: Part,
  approvedOn: DaySchema.nullable(),
  paidOn: DaySchema.nullable(),
})

export const PolicyPayout = Payout.extend({
  policy: SaidSchema,
  /** Payments of the year and those that wait, the largest first; none on a shared screen. */
  payments: z.array(PolicyPayment),
})
export type PolicyPayout = z.output<typeof PolicyPayout>

/** Answer of the own view `payout-tree`: the year's policies, the largest amount approved first. */
export const PayoutTree = z.object({ year: z.int(), policies: z.array(PolicyPayout), total: Payout })
export type PayoutTree = z.output<typeof PayoutTree>
