import { z } from 'zod'
import { Instant, PeriodSchema, SeriesKeySchema } from '#shared/contract/scalars.ts'

const Cell = { series: SeriesKeySchema, period: PeriodSchema }

/** One figure that an office has to file: by when, and where it stands. */
export const Duty = z.object({
  ...Cell,
  /** Code of the office that files it. */
  owner: z.string(),
  /** The day by which it has to be with the reviewers. */
  fileBy: PeriodSchema,
  /** The day by which it is to be public. */
  due: PeriodSchema,
  /** `in-review`: submitted and not public yet. */
  state: z.enum(['owed', 'late', 'in-review', 'done']),
  /** Working days behind `fileBy`, of what is late. */
  lateDays: z.int(),
  /** The day on which it was published. */
  on: PeriodSchema.nullable(),
})
export type Duty = z.output<typeof Duty>

/** 催报: an office was asked for what it owes. */
export const Reminder = z.object({
  id: z.string(),
  at: Instant,
  by: z.string(),
  owner: z.string(),
  cells: z.array(z.object(Cell)),
  /** Records of ledgers that have something to be done by a day. */
  records: z.array(z.object({ entity: z.string(), id: z.string(), title: z.string() })),
  remark: z.string(),
  /** When somebody of the office took note, and who. */
  seenAt: Instant.nullable(),
  seenBy: z.string().nullable(),
})
export type Reminder = z.output<typeof Reminder>

/** Who owes what until when: all offices for a reviewer, their own for a filer. */
export const Duties = z.object({
  today: PeriodSchema,
  duties: z.array(Duty),
  /** Those of which something is still owed, newest first. */
  reminders: z.array(Reminder),
})
export type Duties = z.output<typeof Duties>

/** Body of `POST /duties/reminders`. */
export const NewReminder = z.strictObject({
  owner: z.string().min(1).max(80),
  cells: z.array(z.strictObject(Cell)).min(1).max(500),
  remark: z.string().trim().max(500).default(''),
})
export type NewReminder = z.output<typeof NewReminder>
