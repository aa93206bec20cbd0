import { z } from 'zod'
import { Instant, PeriodSchema, Seq, SeriesKeySchema } from '#shared/contract/scalars.ts'
import { MissingReason, ObservationStatus, RevisionKind, Source } from '#shared/observation.ts'
import { Change, RecordFields } from '#shared/release.ts'

/** One observation that somebody asks to publish. */
export const ObservationRequest = z.strictObject({
  series: SeriesKeySchema,
  period: PeriodSchema,
  value: z.number().nullable(),
  /** Unit of `value` where it is not the indicator's own; converted exactly within one dimension. */
  unit: z.string().max(40).optional(),
  status: ObservationStatus.default('final'),
  missing: MissingReason.optional(),
  note: z.string().max(1000).optional(),
  source: Source.optional(),
  /** Why an already published value changes; required for a revision. */
  reason: z.string().min(1).max(1000).optional(),
  /** Of which kind a revision is. Left out: scheduled where it replaces a preliminary value, else a correction. */
  revision: RevisionKind.optional(),
  /**
   * The vintage that this puts back. Its value is repeated here; its status, note, source and mark of the demonstration
   * come with it.
   */
  restores: z.int().positive().optional(),
  /** The vintage that the author saw, 0 for "nothing yet". Left out: publish over whatever is there. */
  basedOn: z.int().nonnegative().optional(),
})
export type ObservationRequest = z.output<typeof ObservationRequest>

/**
 * Something that is to happen to a record. With an `event` it is one of its ledger's; without, the record is pushed by a
 * machine or an import, whatever state it is in.
 */
export const RecordRequest = z.strictObject({
  entity: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  /** Left out for a new record: it is numbered by year. `$` and a name (`as`): the record that was begun under it. */
  id: z
    .string()
    .regex(/^(?:[A-Za-z0-9][A-Za-z0-9-]{0,79}|\$[a-z][a-z0-9-]{0,39})$/)
    .optional(),
  event: z.string().max(60).optional(),
  /** What the records after this one in the request call it while it has no number: `$` and this, where they refer to it. */
  as: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .optional(),
  /** What is set; null empties a field, what is not named stays. */
  fields: RecordFields.default({}),
  /** Only for a move that leaves the choice: the state that it leads to. */
  to: z.string().max(60).optional(),
  /** The day from which it holds, where no date field of the event says so; today where left out. */
  on: z.iso.date().optional(),
  reason: z.string().trim().min(1).max(1000).optional(),
  /** The version that the author saw, 0 for "none yet". Left out: over whatever is there. */
  basedOn: z.int().nonnegative().optional(),
})
export type RecordRequest = z.output<typeof RecordRequest>

/** Body of `POST /releases`: everything in it becomes public at one instant, or nothing does. */
export const ReleaseRequest = z
  .strictObject({
    title: z.string().trim().min(1).max(300).optional(),
    source: Source.optional(),
    observations: z.array(ObservationRequest).max(5000).default([]),
    records: z.array(RecordRequest).max(5000).default([]),
  })
  .refine((r) => r.observations.length + r.records.length > 0, { error: 'empty-release' })
export type ReleaseRequest = z.output<typeof ReleaseRequest>
export type ReleaseRequestInput = z.input<typeof ReleaseRequest>

/** The acknowledgement; sent only after the commit. */
export const ReleaseReceipt = z.object({ seq: Seq, at: Instant, epoch: z.string(), changes: z.int() })
export type ReleaseReceipt = z.output<typeof ReleaseReceipt>

/** What a release would hold if it were published now; the answer to a dry run, of which nothing is kept. */
export const ReleaseRehearsal = z.object({
  /** The newest release, upon which it would come. */
  seq: Seq,
  title: z.string(),
  owner: z.string(),
  /** Those of derived figures too. */
  changes: z.array(Change),
  /** What was sent and stands so already. */
  unchanged: z.array(z.object({ series: SeriesKeySchema, period: PeriodSchema })),
})
export type ReleaseRehearsal = z.output<typeof ReleaseRehearsal>
