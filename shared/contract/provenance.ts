import { z } from 'zod'
import { Vintage } from '#shared/contract/answers.ts'
import { Instant, PeriodSchema, Seq, SeriesKeySchema } from '#shared/contract/scalars.ts'
import type { Explanation as FormulaExplanation } from '#shared/formula/explanation.ts'
import { MissingReason, ObservationStatus, Source } from '#shared/observation.ts'

/** How a derived figure came about; each input leads to a provenance of its own. */
export const Explanation = z.object({
  text: z.string(),
  inputs: z
    .array(
      z.object({
        series: SeriesKeySchema,
        period: PeriodSchema,
        value: z.number().nullable(),
        vintage: z.int().nonnegative(),
      }),
    )
    .readonly(),
  schedules: z.array(z.object({ list: z.string(), period: PeriodSchema, value: z.number() })).readonly(),
  /** Counts and sums over records; which ones is asked for with `GET /ledgers/:entity/records?figure&period`. */
  records: z
    .array(
      z.object({
        ledger: z.string(),
        zh: z.string(),
        en: z.string(),
        records: z.int().nonnegative().nullable(),
        value: z.number(),
      }),
    )
    .readonly(),
  value: z.number().nullable(),
}) satisfies z.ZodType<FormulaExplanation>

/** The record of a ledger that a figure of a project is read from, and the field that holds it. */
export const RecordBehind = z.object({
  ledger: z.string(),
  id: z.string(),
  zh: z.string(),
  en: z.string(),
  field: z.object({ zh: z.string(), en: z.string() }),
})
export type RecordBehind = z.output<typeof RecordBehind>

/** An office that had a figure in hand; the person is told to staff alone. */
export const Hand = z.object({ office: z.string(), person: z.string().nullable() })
export type Hand = z.output<typeof Hand>

/** 这个数怎么来的: everything that is known of one figure, as of one release. */
export const Provenance = z.object({
  series: SeriesKeySchema,
  /** The one that was asked for, else the newest published one; null where nothing has been published. */
  period: PeriodSchema.nullable(),
  /** Told as it was known at this release. */
  asOf: Seq,
  unit: z.string(),
  /** 口径 of the subject; null where it is no area. */
  scope: z.enum(['management', 'civil', 'zone']).nullable(),
  feed: z.enum(['filing', 'ledger', 'formula', 'release']),
  value: z.number().nullable(),
  /** Null while nothing has been published for the period. */
  status: ObservationStatus.nullable(),
  missing: MissingReason.optional(),
  demo: z.literal(true).optional(),
  note: z.string().optional(),
  source: Source.nullable(),
  filedBy: Hand,
  /** Null where the office published without a second pair of eyes. */
  reviewedBy: Hand.nullable(),
  release: z.object({ seq: Seq, at: Instant, title: z.string(), owner: z.string() }).nullable(),
  /** Every value that this period has had, oldest first. */
  vintages: z.array(Vintage),
  /** How the figure is worked out, in words; null where it is published as it is. */
  definition: z.object({ zh: z.string(), en: z.string() }).nullable(),
  /** The sum itself; null for figures that are filed though they count records. */
  formula: Explanation.nullable(),
  /** The record that says the figure; left out for figures that no single record says, and for those filed before. */
  record: RecordBehind.optional(),
})
export type Provenance = z.output<typeof Provenance>
