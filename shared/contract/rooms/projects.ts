import { z } from 'zod'
import { DaySchema, RecordLight } from '#shared/contract/ledgers.ts'
import { Part, SaidSchema } from '#shared/contract/rooms.ts'
import { PeriodSchema } from '#shared/contract/scalars.ts'

const Code = z.string().max(80)
/** Plain yuan, unrounded; null where it is not known. */
const Money = z.number().nullable()
/** Percent or percentage points, unrounded; null where it cannot be reckoned. */
const Percent = z.number().nullable()
const OptionalDay = DaySchema.nullable()
/** A person's name as the asker may read it (张×× on a shared screen); null where none is named. */
const PersonName = z.string().nullable()

/** One month of a year against the plan's curve, both since January. */
export const ProjectMonth = z.object({
  period: PeriodSchema,
  /** Null where nothing was filed for the month: never a zero. */
  invested: Money,
  /** What should be done by the end of the month, in full yuan; null without an annual plan. */
  plan: Money,
})
export type ProjectMonth = z.output<typeof ProjectMonth>

export const ProjectMilestone = z.object({
  id: z.string(),
  name: z.string(),
  plannedOn: OptionalDay,
  doneOn: OptionalDay,
  light: RecordLight,
})
export type ProjectMilestone = z.output<typeof ProjectMilestone>

/** One project of the roll, as it stood on the day that is asked for. */
export const ProjectRow = z.object({
  id: z.string(),
  name: z.string(),
  category: z.string().nullable(),
  /** Codes of lists; a project may sit on several, so their totals are never added together. */
  lists: z.array(Code),
  street: z.string().nullable(),
  /** Code of the state; what it is called stands once in the roll. */
  state: Code,
  /** The responsible unit. */
  unit: Part.nullable(),
  totalInvestment: Money,
  /** Plan of the year of `period`, or of the running year where nothing was filed yet. */
  planYear: Money,
  /** Invested since January, by the newest filing that was accepted, and the month that it is of. */
  invested: Money,
  period: PeriodSchema.nullable(),
  completion: Percent,
  scheduled: Percent,
  /** Completion minus scheduled, in percentage points: negative is behind. */
  gap: Percent,
  light: z.enum(['green', 'yellow', 'red', 'grey']),
  /** The rule that decides the light; null where none is for projects in this state. */
  rule: SaidSchema.extend({ code: Code }).nullable(),
  /** The twelve months of the plan's year. */
  months: z.array(ProjectMonth),
  leader: PersonName,
  responsiblePerson: PersonName,
  serviceOfficer: PersonName,
  plannedStartOn: OptionalDay,
  startedOn: OptionalDay,
  plannedFinishOn: OptionalDay,
  finishedOn: OptionalDay,
  /** Degrees, for a schematic map (示意图) only; null where nobody has located it. */
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  /** In the order of their planned days. */
  milestones: z.array(ProjectMilestone),
  problems: z.object({ open: z.int(), overdue: z.int() }),
  approvals: z.object({ done: z.int(), of: z.int(), overdue: z.int() }),
  /** The groundbreaking batch that it was begun with. */
  batch: z.object({ id: z.string(), title: z.string() }).nullable(),
  demo: z.boolean(),
})
export type ProjectRow = z.output<typeof ProjectRow>

/** Answer of the own view `project-roll`: every project that was in hand in the year of the day, by id. */
export const ProjectRoll = z.object({
  day: DaySchema,
  year: z.int(),
  /** The newest month that any project was filed for in the year; null before the first. */
  period: PeriodSchema.nullable(),
  /** All states and lists of the ledger, in its order. */
  states: z.array(Part.extend({ phase: z.enum(['open', 'done', 'stopped']) })),
  lists: z.array(Part),
  projects: z.array(ProjectRow),
})
export type ProjectRoll = z.output<typeof ProjectRoll>

export const ProjectProblem = z.object({
  id: z.string(),
  problem: z.string(),
  stage: Part.nullable(),
  level: Part.nullable(),
  state: Part,
  unit: Part.nullable(),
  person: PersonName,
  raisedOn: OptionalDay,
  dueOn: OptionalDay,
  resolvedOn: OptionalDay,
  light: RecordLight,
})
export type ProjectProblem = z.output<typeof ProjectProblem>

export const ProjectApproval = z.object({
  id: z.string(),
  name: z.string(),
  stage: Part.nullable(),
  state: Part,
  authority: Part.nullable(),
  acceptedOn: OptionalDay,
  dueOn: OptionalDay,
  decidedOn: OptionalDay,
  light: RecordLight,
})
export type ProjectApproval = z.output<typeof ProjectApproval>

/** One file of evidence: fetched as `/ledgers/:entity/records/:id/files/:file`. Only signed-in people get any. */
export const ProjectFile = z.object({
  entity: Code,
  id: z.string(),
  file: z.string(),
  /** What the field that it fills is called, such as 整改后照片. */
  field: SaidSchema,
  on: DaySchema,
})
export type ProjectFile = z.output<typeof ProjectFile>

/** Something that happened to the project, its filings, milestones, problems or approvals. */
export const ProjectLogLine = z.object({
  on: DaySchema,
  entity: Code,
  id: z.string(),
  ledger: SaidSchema,
  event: SaidSchema,
  /** The record by its title. */
  title: z.string(),
})
export type ProjectLogLine = z.output<typeof ProjectLogLine>

/** Answer of the own view `project`: one project with all that belongs to it. */
export const ProjectPage = z.object({
  day: DaySchema,
  project: ProjectRow,
  state: Part,
  lists: z.array(Part),
  content: z.string().nullable(),
  source: z.string().nullable(),
  listedOn: OptionalDay,
  startExcuse: z.string().nullable(),
  listingExcuse: z.string().nullable(),
  /** Plan and what was invested by the last month filed, year by year, the oldest first. */
  years: z.array(z.object({ year: z.int(), plan: Money, invested: Money, period: PeriodSchema.nullable() })),
  problems: z.array(ProjectProblem),
  approvals: z.array(ProjectApproval),
  /** Filings of the year, the newest first. */
  filings: z.array(
    z.object({
      id: z.string(),
      period: PeriodSchema,
      invested: Money,
      imageProgress: z.string().nullable(),
      state: Part,
    }),
  ),
  files: z.array(ProjectFile),
  /** The newest first, a hundred at most. */
  log: z.array(ProjectLogLine),
})
export type ProjectPage = z.output<typeof ProjectPage>
