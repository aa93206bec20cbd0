import { z } from 'zod'
import { Instant, PeriodSchema, Seq, SeriesKeySchema } from '#shared/contract/scalars.ts'
import type { JsonValue } from '#shared/ledger/record.ts'
import { MissingReason, ObservationStatus } from '#shared/observation.ts'
import { Change } from '#shared/release.ts'

const Cell = { series: SeriesKeySchema, period: PeriodSchema }

const Value = {
  vintage: z.int().positive(),
  value: z.number().nullable(),
  status: ObservationStatus,
  missing: MissingReason.optional(),
  demo: z.literal(true).optional(),
}

/** A figure as it stands now, where a draft would change it. */
export const StandingFigure = z.object({ ...Cell, ...Value })
export type StandingFigure = z.output<typeof StandingFigure>

const FieldValue: z.ZodType<JsonValue, JsonValue> = z.json()

/** What a change of a record would come to. */
export const RecordEffect = z.object({
  /** The place of the request in the draft. */
  n: z.int().positive(),
  entity: z.string(),
  /** Of a new record the number that it would get. */
  id: z.string(),
  /** What the record is called afterwards. */
  title: z.string(),
  event: z.string(),
  /** The day from which it would hold. */
  on: z.iso.date(),
  reason: z.string().nullable(),
  isNew: z.boolean(),
  /** The fields that would be otherwise, in the ledger's order, `state` among them; null where there is nothing. */
  changed: z.array(z.object({ field: z.string(), was: FieldValue, is: FieldValue })),
})
export type RecordEffect = z.output<typeof RecordEffect>

/**
 * What a draft would come to if it were released now. With `applyRelease` over the board the reader sees the rest:
 * ranks, lights, warnings, the wall.
 */
export const DraftImpact = z.object({
  /** Of the draft. */
  version: z.int().positive(),
  /** The newest release: the changes stand on it. */
  seq: Seq,
  title: z.string(),
  owner: z.string(),
  /** Own changes and derived ones, as the release would hold them. */
  changes: z.array(Change),
  /** What stands where they come; nothing for a first figure. */
  before: z.array(StandingFigure),
  /** Figures of the draft that are public just so. */
  unchanged: z.array(z.object(Cell)),
  /** Changes of records in full, also of those that no screen is told of. */
  records: z.array(RecordEffect),
})
export type DraftImpact = z.output<typeof DraftImpact>

/** What taking a release back would do. */
export const RevertPlan = z.object({
  seq: Seq,
  at: Instant,
  title: z.string(),
  owner: z.string(),
  figures: z.array(
    z.object({
      ...Cell,
      published: z.object(Value),
      /** Null: it was the first, and is withdrawn. */
      before: z.object(Value).nullable(),
      /** The release that has revised it since; such a figure is left as it is. */
      revisedBy: Seq.nullable(),
      /** Whether whoever asks may put it back: a filer only their office's. */
      may: z.boolean(),
    }),
  ),
  /** Figures worked out from these follow by themselves. */
  derived: z.int(),
  /** Records of ledgers and entries of the catalogue, which are put right where they are kept. */
  others: z.int(),
})
export type RevertPlan = z.output<typeof RevertPlan>
