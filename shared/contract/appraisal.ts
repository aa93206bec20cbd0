import { z } from 'zod'
import { SaidSchema } from '#shared/contract/rooms.ts'
import { MonthSchema, PeriodSchema, Seq } from '#shared/contract/scalars.ts'

const Id = z.string().max(80)
export const RoundKind = z.enum(['observation', 'monthly'])
export type RoundKind = z.output<typeof RoundKind>

/** One line of a score sheet; its id is null where a round has no sheet and one mark of 0 to 100 stands for all. */
export const RoundItem = z.object({
  id: Id.nullable(),
  name: z.string(),
  weight: z.number(),
  max: z.number(),
  criteria: z.string().nullable(),
})
export type RoundItem = z.output<typeof RoundItem>

export const ScoreSheet = z.object({
  id: Id,
  name: z.string(),
  kind: RoundKind,
  state: z.string(),
  items: z.array(RoundItem),
})
export type ScoreSheet = z.output<typeof ScoreSheet>

/**
 * A round (轮次): a tour with the projects that were seen, or a month with the units of a topic. `id` is
 * `observation~EVENT` or `monthly~MONTH~TOPIC`; `period` the month, or the day of the tour.
 */
export const RoundHead = z.object({
  id: z.string(),
  kind: RoundKind,
  domain: Id,
  period: PeriodSchema.nullable(),
  /** `planned`: a tour that has not been held; `open`: being marked; `published`. */
  state: z.enum(['planned', 'open', 'published']),
  sheet: z.object({ id: Id, name: z.string() }).nullable(),
  candidates: z.int(),
})
export type RoundHead = z.output<typeof RoundHead>

/** Answer of `GET /appraisal`: rounds, newest first, and the sheets that there are. */
export const AppraisalRoll = z.object({
  seq: Seq,
  rounds: z.array(RoundHead),
  sheets: z.array(ScoreSheet),
  may: z.object({
    /** Whether the asker may begin a month's round, and which units were ranked last by topic. */
    beginMonth: z.boolean(),
    drawUpSheets: z.boolean(),
  }),
  lastUnits: z.record(Id, z.array(Id)),
})
export type AppraisalRoll = z.output<typeof AppraisalRoll>

export const RoundMark = z.object({
  item: Id.nullable(),
  judge: z.string().nullable(),
  score: z.number(),
  /** The version that is overwritten when it changes. */
  version: z.int(),
})
export const RoundCandidate = z.object({
  /** A project’s id, or a unit’s code. */
  id: Id,
  name: SaidSchema,
  marks: z.array(RoundMark),
  note: z.string().nullable(),
  /** As it was published; null before. */
  published: z.object({ score: z.number(), position: z.int() }).nullable(),
  /** Place in the round before it among those who were in it too; null where they were not. */
  before: z.int().nullable(),
})
export type RoundCandidate = z.output<typeof RoundCandidate>

/** Answer of `GET /appraisal/rounds/:round`. What is hidden until it is published is there for the keeping office alone. */
export const Round = RoundHead.extend({
  seq: Seq,
  items: z.array(RoundItem),
  judges: z.array(z.string()),
  rows: z.array(RoundCandidate),
  notes: z.string().nullable(),
  may: z.object({ mark: z.boolean(), publish: z.boolean() }),
})
export type Round = z.output<typeof Round>

/** Body of `POST /appraisal/rounds/:round`: marks, and with `publish` the ranking that follows from them. */
export const RoundWork = z.strictObject({
  marks: z
    .array(
      z.strictObject({
        candidate: Id,
        item: Id.nullable(),
        judge: z.string().trim().min(1).max(60).nullable(),
        score: z.number().min(0).max(100),
        basedOn: z.int().nonnegative(),
      }),
    )
    .max(1500)
    .default([]),
  /** Places, scores and remarks go out with it, all at one instant. */
  publish: z
    .strictObject({
      notes: z.string().trim().max(2000).default(''),
      remarks: z
        .array(z.strictObject({ candidate: Id, note: z.string().trim().min(1).max(500) }))
        .max(300)
        .default([]),
    })
    .optional(),
})
export type RoundWork = z.output<typeof RoundWork>
export type RoundWorkInput = z.input<typeof RoundWork>

/** Body of `POST /appraisal/months`: the units of a topic are to be ranked for a month. */
export const NewMonth = z.strictObject({
  period: MonthSchema,
  domain: Id,
  sheet: Id.nullable(),
  units: z.array(Id).min(2).max(200),
})
export type NewMonth = z.output<typeof NewMonth>

/** Body of `POST /appraisal/sheets`: a sheet being drawn up, with its items; it is put to use once they add up to 100. */
export const NewSheet = z.strictObject({
  name: z.string().trim().min(1).max(120),
  kind: RoundKind,
  items: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(120),
        weight: z.number().positive().max(100),
        max: z.number().min(1).max(100),
        criteria: z.string().trim().max(500).default(''),
      }),
    )
    .min(1)
    .max(30),
})
export type NewSheet = z.output<typeof NewSheet>
