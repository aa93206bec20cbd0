import { z } from 'zod'
import { DaySchema } from '#shared/contract/ledgers.ts'
import { Part } from '#shared/contract/rooms.ts'

/** One plan on its way: a stage for each state of the ledger. */
export const PlanStrip = z.object({
  id: z.string(),
  title: z.string(),
  year: z.int().nullable(),
  stages: z.array(
    Part.extend({
      /** `skipped` was left out with a written reason. */
      progress: z.enum(['passed', 'skipped', 'now', 'ahead']),
      /** The day on which it was entered. */
      on: DaySchema.nullable(),
    }),
  ),
  /** Calendar days in the stage where it is; null once it has been through all. */
  daysInStage: z.int().nullable(),
})
export type PlanStrip = z.output<typeof PlanStrip>

/** Milestones of one kind of plan. */
export const PlanMilestones = Part.extend({ met: z.int(), late: z.int(), of: z.int() })

/** Answer of the own view `plan-strips`: plans of this year and the next, and older ones on their way, newest first. */
export const PlanStrips = z.object({ plans: z.array(PlanStrip), milestones: z.array(PlanMilestones) })
export type PlanStrips = z.output<typeof PlanStrips>
