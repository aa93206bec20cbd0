import { z } from 'zod'
import { DaySchema } from '#shared/contract/ledgers.ts'
import { Part } from '#shared/contract/rooms.ts'
import { PeriodSchema } from '#shared/contract/scalars.ts'

const Result = z.object({ rank: z.int().nullable(), score: z.number().nullable() })

/** 营商环境评价: the newest round of each organiser, how far it is, and what the published one before it came to. */
export const EvaluationNow = z.object({
  rounds: z.array(
    z.object({
      id: z.string(),
      organiser: Part,
      covers: PeriodSchema,
      steps: z.array(Part),
      /** Place of its state among the steps. */
      at: z.int(),
      closesOn: DaySchema.nullable(),
      /** Calendar days to the end of the collecting, while it goes on. */
      daysLeft: z.int().nullable(),
      result: Result,
      /** Sample firms that were drawn for the round, and those that have answered; replaced ones count in neither. */
      samples: z.object({ drawn: z.int(), answered: z.int() }),
      /** The newest published round, and the one before that. */
      published: z.array(Result.extend({ covers: PeriodSchema })),
    }),
  ),
})
export type EvaluationNow = z.output<typeof EvaluationNow>

/** 18 indicators by rounds: score and place in the city, whose they are, and the evidence of the newest round. */
export const EvaluationIndicators = z.object({
  rounds: z.array(z.object({ id: z.string(), covers: PeriodSchema })),
  evidenceOf: PeriodSchema.nullable(),
  rows: z.array(
    z.object({
      indicator: z.string(),
      unit: Part.nullable(),
      /** Oldest round first. */
      cells: z.array(Result.nullable()),
      accepted: z.int(),
      asked: z.int(),
      openFindings: z.int(),
    }),
  ),
})
export type EvaluationIndicators = z.output<typeof EvaluationIndicators>
