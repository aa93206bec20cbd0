import { z } from 'zod'
import { Instant, Seq } from '#shared/contract/scalars.ts'
import { RecordFields } from '#shared/release.ts'

const Code = z.string().max(60)
const RecordId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,79}$/)
export const DaySchema = z.iso.date()

/** Where a record stands with its deadline; grey has none. */
export const RecordLight = z.object({
  colour: z.enum(['green', 'yellow', 'red', 'grey']),
  /** The day until which it has to be done. */
  due: DaySchema.nullable(),
  /** `done` in time, `late` done but too late, `running`, `soon` due within the days of warning, `overdue`, `none`. */
  why: z.enum(['done', 'late', 'running', 'soon', 'overdue', 'none']),
  /** Working days left, or past where negative; null where it is done or has no deadline. */
  days: z.int().nullable(),
})
export type RecordLight = z.output<typeof RecordLight>

/** One record in a list: `fields` as the asker may see them, computed ones included. */
export const RecordRow = z.object({
  entity: Code,
  id: RecordId,
  version: z.int().positive(),
  title: z.string(),
  state: Code.nullable(),
  fields: RecordFields,
  light: RecordLight,
  /** Instant of the release that changed it last. */
  changedAt: Instant,
  demo: z.boolean(),
})
export type RecordRow = z.output<typeof RecordRow>

/** How many records of a ledger stand where. */
export const LedgerCounts = z.object({
  total: z.int(),
  /** In a state that somebody has yet to end; all of a ledger without states count as none. */
  open: z.int(),
  soon: z.int(),
  overdue: z.int(),
})
export type LedgerCounts = z.output<typeof LedgerCounts>

/** What a person may do with a ledger or a record now, by code of the event. */
const May = z.array(Code)

/** Answer of `GET /ledgers`: the ledgers that the asker may know of. Definitions are in `GET /ledgers/:entity`. */
export const LedgerRoll = z.object({
  seq: Seq,
  ledgers: z.array(
    z.object({
      code: Code,
      zh: z.string(),
      en: z.string(),
      domain: Code,
      mechanism: Code,
      owner: Code,
      counts: LedgerCounts,
      /** Whether a change waits for another pair of eyes. */
      fourEyes: z.boolean(),
      /** Events by which the asker may begin a record. */
      may: May,
    }),
  ),
  mechanisms: z.array(
    z.object({
      code: Code,
      zh: z.string(),
      en: z.string(),
      domain: Code,
      rules: z.array(z.object({ zh: z.string(), en: z.string() })),
      feeds: z.array(Code),
    }),
  ),
})
export type LedgerRoll = z.output<typeof LedgerRoll>

/**
 * Query of `GET /ledgers/:entity/records`. `where` is `field:test:value`, repeated for several (all must hold):
 * tests `is` (values by comma), `has`, `from`, `to`, `filled`, `empty`; the field `light` is the colour. `figure` with
 * `period` gives the very records that a figure counted.
 */
export const RecordQuery = z.strictObject({
  where: z
    .union([z.string().max(8000), z.array(z.string().max(8000)).max(20)])
    .transform((one) => (typeof one === 'string' ? [one] : one))
    .default([]),
  /** Words that all have to be somewhere in the record. */
  q: z.string().max(200).optional(),
  /** Field to order by, `-` before it for the other way round. Left out: what is due first, then the newest. */
  sort: z.string().max(61).optional(),
  /** Field by whose values the records are counted. */
  group: Code.optional(),
  after: z.coerce.number().int().nonnegative().default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  /** The records as they stood at the end of a day. */
  on: DaySchema.optional(),
  figure: z.string().max(120).optional(),
  period: z.string().max(20).optional(),
})
export type RecordQuery = z.output<typeof RecordQuery>

/** Query of `GET /ledgers/:entity/export`: the list as it is filtered and ordered, all of it. */
export const RecordExportQuery = RecordQuery.omit({ after: true, limit: true, group: true }).extend({
  format: z.enum(['csv', 'xlsx']).default('xlsx'),
  lang: z.enum(['zh-CN', 'en']).default('zh-CN'),
})
export type RecordExportQuery = z.output<typeof RecordExportQuery>

export const RecordList = z.object({
  seq: Seq,
  total: z.int(),
  /** Those from `after` on. */
  records: z.array(RecordRow),
  /** How many of all that were found have which value; empty where no group was asked for. */
  groups: z.array(z.object({ value: z.string(), count: z.int() })),
})
export type RecordList = z.output<typeof RecordList>

/** One thing that happened to a record, newest first in lists. */
export const RecordAct = z.object({
  version: z.int().positive(),
  seq: Seq,
  at: Instant,
  on: DaySchema,
  event: Code,
  /** Name of who did it; null for what happened by itself, and where the asker may not know. */
  by: z.string().nullable(),
  reason: z.string().nullable(),
  /** The fields that it changed; null where there was or is nothing. */
  changed: z.array(z.object({ field: Code, was: z.json(), is: z.json() })),
})
export type RecordAct = z.output<typeof RecordAct>

export const RecordComment = z.object({
  id: Code,
  at: Instant,
  by: z.string(),
  text: z.string(),
})
export type RecordComment = z.output<typeof RecordComment>

/** A photo or document that bears a record out. */
export const RecordFile = z.object({
  id: Code,
  name: z.string(),
  /** As its content says: image/jpeg, image/png, image/webp, application/pdf, or one of Office's. */
  type: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  at: Instant,
  by: z.string(),
  /** The file field that it fills; null for one that was only attached. */
  field: Code.nullable(),
})
export type RecordFile = z.output<typeof RecordFile>

/** Answer of `GET /ledgers/:entity/records/:id`. */
export const RecordDetail = z.object({
  record: RecordRow,
  may: May,
  /** Whether the asker may comment and attach. */
  mayRemark: z.boolean(),
  /** The office that the asker may ask for what is due; null where nothing is, or it is not for them to ask. */
  mayRemind: z.string().nullable(),
  history: z.array(RecordAct),
  comments: z.array(RecordComment),
  files: z.array(RecordFile),
  /** Records of this and other ledgers that refer to this one, and those that it refers to, by ledger and field. */
  relations: z.array(
    z.object({
      entity: Code,
      field: Code,
      /** `out`: this record names them; `in`: they name this record. */
      way: z.enum(['in', 'out']),
      total: z.int(),
      records: z.array(RecordRow),
    }),
  ),
  /** Drafts that would change it and wait for somebody. */
  waiting: z.array(z.object({ draft: z.string(), event: Code, state: Code })),
})
export type RecordDetail = z.output<typeof RecordDetail>

/** Body of `POST /ledgers/:entity/records` and `POST …/records/:id/events`. */
export const RecordEvent = z.strictObject({
  event: Code,
  /** Only to begin a record that has a number already; left out, it gets the next one of its year. */
  id: RecordId.optional(),
  /** What is said of the fields that the event asks for; null empties one. A file field holds the id of a file. */
  fields: RecordFields.default({}),
  /** Only for a move that leaves the choice: the state that it leads to. */
  to: Code.optional(),
  /** The day on which it happened where the event has no date field of its own; today where left out. */
  on: DaySchema.optional(),
  reason: z.string().trim().min(1).max(1000).optional(),
  /** The version that the actor has looked at; left out only by machines. */
  basedOn: z.int().nonnegative().optional(),
})
export type RecordEvent = z.output<typeof RecordEvent>

/** What became of it: public with a release, or a draft that waits for another pair of eyes. */
export const RecordActed = z.object({
  entity: Code,
  /** Null for a new record that waits: it gets its number with the release. */
  id: RecordId.nullable(),
  version: z.int().positive().nullable(),
  seq: Seq.nullable(),
  draft: z.string().nullable(),
})
export type RecordActed = z.output<typeof RecordActed>

/** Body of `POST …/records/:id/reminders`: the office that answers for the record is asked for what is due. */
export const NewRecordReminder = z.strictObject({ remark: z.string().trim().max(500).default('') })

export const NewComment = z.strictObject({ text: z.string().trim().min(1).max(2000) })

/** Query of `GET /ledgers/due`. */
export const DueQuery = z.strictObject({
  /** The office that answers for the record, else the one that keeps its ledger. */
  office: z.string().max(80).optional(),
  domain: Code.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export type DueQuery = z.output<typeof DueQuery>

/** Answer of `GET /ledgers/due`: what is due soon or overdue over all ledgers, worst first. */
export const DueRecords = z.object({
  seq: Seq,
  total: z.int(),
  records: z.array(RecordRow.extend({ office: Code })),
})
export type DueRecords = z.output<typeof DueRecords>
