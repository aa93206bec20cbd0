import { z } from 'zod'
import { Instant, PeriodSchema, Seq } from '#shared/contract/scalars.ts'
import { DraftState } from '#shared/contract/drafts.ts'
import type { ReportDocument } from '#shared/report/document.ts'
import { REPORT_KINDS } from '#shared/report/reportFigures.ts'
import { MOST_TEMPLATE_LENGTH, type TemplateFault } from '#shared/report/template/templateFault.ts'

export const ReportKindSchema = z.enum(REPORT_KINDS)

const TemplateText = z.string().max(MOST_TEMPLATE_LENGTH)
const Day = z.iso.date()
const ReportName = z.string().trim().min(1).max(80)
export const TemplateCode = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** Made by the renderer and checked nowhere else: its shape is `ReportDocument`. */
const DocumentSchema = z.custom<ReportDocument>((value) => typeof value === 'object' && value !== null)
const FaultSchema = z.custom<TemplateFault>((value) => typeof value === 'object' && value !== null)

export const ReportTemplate = z.object({
  code: TemplateCode,
  kind: ReportKindSchema,
  zh: z.string(),
  en: z.string(),
  text: z.string(),
  /** 0 as delivered. */
  version: z.int().nonnegative(),
  at: Instant.nullable(),
  by: z.string().nullable(),
})
export type ReportTemplate = z.output<typeof ReportTemplate>
export const ReportTemplates = z.object({ templates: z.array(ReportTemplate) })

/** Body of `PUT /reports/templates/:code`; `version` is the one its author saw, null for a new template. */
export const TemplateChange = z.strictObject({
  version: z.int().nonnegative().nullable(),
  kind: ReportKindSchema,
  zh: ReportName,
  en: ReportName,
  text: TemplateText,
  reason: z.string().trim().min(1).max(1000),
})
export type TemplateChange = z.input<typeof TemplateChange>
/** Every version, newest first, the delivered one (0) last. */
export const TemplateHistory = z.object({
  versions: z.array(ReportTemplate.extend({ reason: z.string().nullable() })),
})
export type TemplateHistory = z.output<typeof TemplateHistory>

const Terms = {
  period: PeriodSchema,
  /** Left out: the end of the period, or today where that comes first. */
  cutoff: Day.optional(),
  /** Left out: today. */
  issued: Day.optional(),
  number: z.int().positive().max(9999).nullable().optional(),
  /** 截至: left out, the newest release. */
  asOf: z.string().max(40).optional(),
}
/** Body of `POST /reports/preview`. */
export const ReportPreviewRequest = z.strictObject({ ...Terms, kind: ReportKindSchema, text: TemplateText })
export type ReportPreviewRequest = z.input<typeof ReportPreviewRequest>
/** What the text would come to; null where its faults keep it from being read. */
export const ReportPreview = z.object({
  seq: Seq,
  faults: z.array(FaultSchema),
  document: DocumentSchema.nullable(),
})
export type ReportPreview = z.output<typeof ReportPreview>

/** Body of `POST /reports`. */
export const NewReport = z.strictObject({ ...Terms, template: TemplateCode })
export type NewReport = z.input<typeof NewReport>
/** Body of `PATCH /reports/:id`, over the version that its author saw. `asOf` takes it to other figures. */
export const ReportPatch = z.strictObject({
  version: z.int().positive(),
  cutoff: Terms.cutoff,
  issued: Terms.issued,
  number: Terms.number,
  asOf: Terms.asOf,
  text: TemplateText.optional(),
})
export type ReportPatch = z.input<typeof ReportPatch>
export const ReportVersion = z.strictObject({ version: z.int().positive() })

/** `issued` once its draft is released; before that as its draft stands, `draft` where it has none. */
export const ReportState = DraftState.exclude(['discarded'])
export type ReportState = z.output<typeof ReportState>
export const REPORT_ACTS = ['edit', 'submit', 'discard'] as const
export const ReportAct = z.enum(REPORT_ACTS)
export type ReportAct = z.output<typeof ReportAct>

export const ReportSummary = z.object({
  id: z.string(),
  version: z.int().positive(),
  kind: ReportKindSchema,
  template: z.string(),
  templateVersion: z.int().nonnegative(),
  title: z.string(),
  period: PeriodSchema,
  cutoff: Day,
  issued: Day,
  number: z.int().nullable(),
  /** The release whose figures it is made of. */
  seq: Seq,
  state: ReportState,
  /** The draft that it goes through review with, and the release that made it public. */
  draft: z.string().nullable(),
  releasedSeq: Seq.nullable(),
  author: z.string(),
  authors: z.array(z.string()),
  changedAt: Instant,
  figures: z.int(),
  missing: z.int(),
  /** How many of its figures have been revised since. */
  revised: z.int(),
  demo: z.boolean(),
  may: z.array(ReportAct),
})
export type ReportSummary = z.output<typeof ReportSummary>
export const ReportList = z.object({ reports: z.array(ReportSummary) })
export type ReportList = z.output<typeof ReportList>

/** A figure of the report that has another value, or none any more, than when it was printed. */
export const ReportRevision = z.object({
  /** Index into `document.figures`. */
  figure: z.int().nonnegative(),
  value: z.number().nullable(),
  vintage: z.int().positive(),
  seq: Seq,
  at: Instant,
  reason: z.string().nullable(),
})
export type ReportRevision = z.output<typeof ReportRevision>

export const Report = ReportSummary.extend({
  text: z.string(),
  document: DocumentSchema,
  revisions: z.array(ReportRevision),
  /** Whether this server can print: without Chromium the page `html` is printed by the browser. */
  prints: z.boolean(),
})
export type Report = z.output<typeof Report>

export const ReportFile = z.enum(['docx', 'pdf', 'xlsx', 'html'])
export type ReportFile = z.output<typeof ReportFile>
