import { z } from 'zod'
import { RecordRequest } from '#shared/contract/releaseRequest.ts'
import { Instant, PeriodSchema, Seq, SeriesKeySchema } from '#shared/contract/scalars.ts'
import { MissingReason, RevisionKind, Source } from '#shared/observation.ts'

/** Where a draft stands on its way to the screens. `released` and `discarded` are the end of it. */
export const DRAFT_STATES = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'scheduled',
  'released',
  'discarded',
] as const
export const DraftState = z.enum(DRAFT_STATES)
export type DraftState = z.output<typeof DraftState>

/** What brought the draft about; `ledger`: something that somebody did with records. */
export const DraftOrigin = z.enum(['sheet', 'import', 'inbox', 'revert', 'api', 'ledger'])
export type DraftOrigin = z.output<typeof DraftOrigin>

/** The filing sheet that a draft belongs to; drafts of imports and reverts have none. */
export const DraftSheet = z.strictObject({ domain: z.string().max(60), period: PeriodSchema })
export type DraftSheet = z.output<typeof DraftSheet>

/** What somebody said to a check that asked, kept with the figure; it holds for this very value alone. */
export const CheckAnswer = z.strictObject({
  code: z.string().max(60),
  value: z.number().nullable(),
  text: z.string().max(300).optional(),
})
export type CheckAnswer = z.output<typeof CheckAnswer>

/** One cell exactly as it was typed, readable or not; its value is read from the text by one and the same code everywhere. */
export const DraftEntryInput = z.strictObject({
  series: SeriesKeySchema,
  period: PeriodSchema,
  text: z.string().max(200),
  /** Unit of the text where a header or an answer says it and the text does not. */
  unit: z.string().max(40).optional(),
  /** Why there is no value, where the text is a mark. */
  missing: MissingReason.optional(),
  /** The vintage that stood on the board when typing began, 0 for none. */
  seen: z.int().nonnegative(),
  reason: z.string().max(1000).optional(),
  note: z.string().max(1000).optional(),
  answers: z.array(CheckAnswer).max(20).default([]),
  /** The vintage that this puts back, of which the text repeats the value (see ObservationRequest). */
  restores: z.int().positive().optional(),
})
export type DraftEntryInput = z.output<typeof DraftEntryInput>

export const DraftEntry = DraftEntryInput.extend({
  /** Of the draft when this cell was last changed. */
  version: z.int().positive(),
  /** Name of whoever typed it last. */
  editor: z.string(),
})
export type DraftEntry = z.output<typeof DraftEntry>

/** A change of a record that waits for its release, as it was asked for. */
export const DraftRecord = z.object({
  /** Its place in the draft; it keeps it. */
  n: z.int().positive(),
  request: RecordRequest,
  /** Of the draft when this was last changed. */
  version: z.int().positive(),
  /** Name of whoever asked for it last. */
  editor: z.string(),
})
export type DraftRecord = z.output<typeof DraftRecord>

/** What is said of the draft as a whole. */
export const DraftHead = z.strictObject({
  /** Null: worded anew from its figures. */
  title: z.string().max(300).nullable(),
  /** Reason for all revisions that have none of their own. */
  reason: z.string().max(1000),
  revision: RevisionKind.nullable(),
  /** The figures are preliminary (初步数) and will be replaced by final ones. */
  preliminary: z.boolean(),
  source: Source.nullable(),
})
export type DraftHead = z.output<typeof DraftHead>

/** Body of `POST /drafts`. */
export const NewDraft = z.strictObject({
  origin: DraftOrigin.extract(['sheet', 'import', 'api']),
  sheet: DraftSheet.nullable(),
  head: DraftHead.partial().default({}),
  entries: z.array(DraftEntryInput).max(20_000).default([]),
  records: z.array(RecordRequest).max(20_000).default([]),
})
export type NewDraft = z.output<typeof NewDraft>

const Cell = { series: SeriesKeySchema, period: PeriodSchema }

/** Body of `PATCH /drafts/:id`: cells to set or clear, each on top of the version that its author saw. */
export const DraftPatch = z.strictObject({
  head: DraftHead.partial().optional(),
  /** `base`: version of the cell that was seen, 0 where there was none. */
  set: z
    .array(DraftEntryInput.extend({ base: z.int().nonnegative() }))
    .max(20_000)
    .default([]),
  clear: z
    .array(z.strictObject({ ...Cell, base: z.int().nonnegative() }))
    .max(20_000)
    .default([]),
  /** Changes of records to ask for otherwise, by their place; null takes one out. `base` is as for a cell. */
  records: z
    .array(
      z.strictObject({
        n: z.int().positive(),
        base: z.int().nonnegative(),
        request: RecordRequest.nullable(),
      }),
    )
    .max(20_000)
    .default([]),
})
export type DraftPatch = z.output<typeof DraftPatch>

/** What became of a patch: cells that somebody else had changed meanwhile are not overwritten. */
export const DraftPatched = z.object({
  version: z.int(),
  head: DraftHead,
  conflicts: z.array(z.object({ ...Cell, theirs: DraftEntry.nullable() })),
  recordConflicts: z.array(z.object({ n: z.int(), theirs: DraftRecord.nullable() })),
})
export type DraftPatched = z.output<typeof DraftPatched>

/** What may be done with a draft. */
export const DRAFT_ACTS = [
  'edit',
  'submit',
  'withdraw',
  'return',
  'approve',
  'release',
  'schedule',
  'unschedule',
  'discard',
] as const
export const DraftAct = z.enum(DRAFT_ACTS)
export type DraftAct = z.output<typeof DraftAct>

/**
 * Why a release of an approved draft did not come about: `stale` somebody published one of its figures meanwhile,
 * `four-eyes` the policy changed and wants another pair, `invalid` its figures can no longer be published (the
 * catalogue changed), `unchanged` all of them are public already.
 */
export const DraftFailure = z.enum(['stale', 'four-eyes', 'invalid', 'unchanged'])
export type DraftFailure = z.output<typeof DraftFailure>

export const DraftSummary = z.object({
  id: z.string(),
  version: z.int().positive(),
  state: DraftState,
  origin: DraftOrigin,
  sheet: DraftSheet.nullable(),
  /** Office whose figures these are. */
  owner: z.string(),
  title: z.string(),
  /** Name of the account that began it. */
  author: z.string(),
  /** Names of all who typed into it; where four eyes are wanted none of them may approve it. */
  authors: z.array(z.string()),
  entries: z.int(),
  /** How many changes of records it holds, and of which ledgers. */
  recordCount: z.int(),
  ledgers: z.array(z.string()),
  domains: z.array(z.string()),
  /** Whether one of its domains or ledgers wants four eyes. */
  fourEyes: z.boolean(),
  createdAt: Instant,
  changedAt: Instant,
  submittedAt: Instant.nullable(),
  /** The instant it was embargoed until, by the server's clock. */
  releaseAt: Instant.nullable(),
  releasedSeq: Seq.nullable(),
  /** What was said last when it was returned. */
  remark: z.string().nullable(),
  /** What kept it from being released the last time; it was returned for that. */
  failure: DraftFailure.nullable(),
  /** What the asker may do with it now. */
  may: z.array(DraftAct),
})
export type DraftSummary = z.output<typeof DraftSummary>

export const DraftEvent = z.object({
  at: Instant,
  by: z.string(),
  act: z.enum([
    'created',
    'submitted',
    'withdrawn',
    'returned',
    'approved',
    'scheduled',
    'unscheduled',
    'released',
    'failed',
    'discarded',
  ]),
  remark: z.string().nullable(),
  /** Of `failed` its reason; of `released` `late` where the embargo had passed while no server ran. */
  code: DraftFailure.or(z.literal('late')).nullable(),
})
export type DraftEvent = z.output<typeof DraftEvent>

export const Draft = DraftSummary.extend({
  head: DraftHead,
  cells: z.array(DraftEntry),
  records: z.array(DraftRecord),
  events: z.array(DraftEvent),
})
export type Draft = z.output<typeof Draft>

export const DraftList = z.object({ drafts: z.array(DraftSummary) })
export type DraftList = z.output<typeof DraftList>

/** What was changed after a version, and what is gone. */
export const DraftChanges = z.object({
  summary: DraftSummary,
  head: DraftHead,
  cells: z.array(DraftEntry),
  cleared: z.array(z.object(Cell)),
  records: z.array(DraftRecord),
  /** Places of the changes of records that were taken out. */
  recordsCleared: z.array(z.int()),
})
export type DraftChanges = z.output<typeof DraftChanges>

const Versioned = { version: z.int().positive() }
const Remark = z.string().trim().max(1000)
export const SubmitDraft = z.strictObject(Versioned)
export const ReturnDraft = z.strictObject({ ...Versioned, remark: Remark.min(1) })
/** Approved, and at once released, released at an instant, or held. */
export const ApproveDraft = z.strictObject({
  ...Versioned,
  remark: Remark.optional(),
  then: z.union([z.literal('release'), z.literal('hold'), z.strictObject({ at: Instant })]),
})
/** Released now, or at an instant. */
export const ReleaseDraft = z.strictObject({ ...Versioned, at: Instant.optional() })

/** Which domains and which ledgers want four eyes. */
export const DeskPolicy = z.object({
  /** Whether changes of what stands on the walls want a second person. */
  walls: z.boolean(),
  fourEyes: z.record(z.string(), z.boolean()),
  ledgers: z.array(
    z.object({
      code: z.string(),
      zh: z.string(),
      en: z.string(),
      domain: z.string(),
      /** Null: as its domain does. */
      fourEyes: z.boolean().nullable(),
    }),
  ),
})
export type DeskPolicy = z.output<typeof DeskPolicy>

/** Body of `PUT /desk/policy`; what is not named stays as it is. */
export const DeskPolicyChange = z.strictObject({
  fourEyes: z.record(z.string().max(60), z.boolean()).default({}),
  /** Null: as its domain does from now on. */
  ledgers: z.record(z.string().max(60), z.boolean().nullable()).default({}),
  walls: z.boolean().optional(),
})
export type DeskPolicyChange = z.output<typeof DeskPolicyChange>

/** Body of `POST /releases/:seq/revert`: back to what stood before, all of the release or the figures named. */
export const RevertRelease = z.strictObject({
  /** The release that is undone is named before it. */
  reason: z.string().trim().min(1).max(900),
  only: z.array(z.strictObject(Cell)).min(1).max(5000).optional(),
})
export type RevertRelease = z.output<typeof RevertRelease>
