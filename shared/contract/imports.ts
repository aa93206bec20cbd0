import { z } from 'zod'
import { ImportLedger, ListReading, SaidOfList } from '#shared/contract/listImports.ts'
import { DraftOrigin } from '#shared/contract/drafts.ts'
import { Instant, PeriodSchema, Seq, SeriesKeySchema } from '#shared/contract/scalars.ts'
import type { RecordProblemCode, RecordQuestionCode } from '#shared/ledger/import/recordMapping.ts'
import { MissingReason } from '#shared/observation.ts'
import type { Choice, Question, TableProblem } from '#shared/tables/fate.ts'
import type {
  ColumnRole,
  Facets,
  LabelMeaning,
  LabelOf,
  Mapping,
  SkipReason,
} from '#shared/tables/mapping.ts'
import type { Confidence } from '#shared/tables/recognition.ts'

const Code = z.string().max(200)

/** Every key of the type must be here: one that is missing would refuse what the recognition itself says. */
const FACETS = {
  indicator: Code.optional(),
  name: Code.optional(),
  measure: z
    .enum(['level', 'growth', 'rank', 'rank-change', 'index', 'share', 'target', 'completion', 'difference'])
    .optional(),
  span: z.enum(['single', 'ytd', 'as-of']).optional(),
  period: PeriodSchema.optional(),
  part: z.string().max(8).optional(),
  isAlone: z.literal(true).optional(),
  yearsBack: z.literal(1).optional(),
  subject: Code.optional(),
  scope: z.literal('civil').optional(),
  unit: Code.optional(),
} satisfies { readonly [Key in keyof Required<Facets>]: z.ZodType<Facets[Key]> }
const FacetsSchema: z.ZodType<Facets> = z.strictObject(FACETS)

const SKIP_REASONS: { readonly [Reason in SkipReason]: Reason } = {
  title: 'title',
  header: 'header',
  'unit-line': 'unit-line',
  label: 'label',
  numbering: 'numbering',
  group: 'group',
  note: 'note',
  empty: 'empty',
  'repeated-header': 'repeated-header',
  comparison: 'comparison',
  remarks: 'remarks',
  'total-not-in-catalogue': 'total-not-in-catalogue',
  'not-in-catalogue': 'not-in-catalogue',
  'unknown-column': 'unknown-column',
  'no-such-measure': 'no-such-measure',
  'no-such-period': 'no-such-period',
  derived: 'derived',
  repeated: 'repeated',
  hidden: 'hidden',
  'by-hand': 'by-hand',
}
const SkipReasonSchema = z.enum(SKIP_REASONS)

const LABELS: { readonly [Label in LabelOf]: Label } = {
  indicator: 'indicator',
  subject: 'subject',
  scope: 'scope',
  period: 'period',
  span: 'span',
  unit: 'unit',
  group: 'group',
  project: 'project',
}
const NAMED = { facets: FacetsSchema, ask: z.array(Code).max(100).optional() }

const ColumnRoleSchema: z.ZodType<ColumnRole> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('label'), of: z.enum(LABELS) }),
  z.strictObject({ kind: z.literal('value'), ...NAMED }),
  z.strictObject({ kind: z.literal('skip'), reason: SkipReasonSchema }),
])

const LabelMeaningSchema: z.ZodType<LabelMeaning> = z.union([
  z.strictObject(NAMED),
  z.strictObject({ skip: SkipReasonSchema }),
])

const Short = z.string().max(300)
const Row = z.int().nonnegative().max(1_100_000)
export const MOST_COLUMNS_MAPPED = 200

/** {@link Mapping} as a page sends it back. */
export const MappingSchema: z.ZodType<Mapping> = z.strictObject({
  version: z.literal(1),
  form: z.string().max(300),
  firstRow: Row,
  defaults: FacetsSchema,
  columns: z.array(ColumnRoleSchema).max(MOST_COLUMNS_MAPPED),
  headers: z.array(z.string().max(2_000)).max(MOST_COLUMNS_MAPPED),
  labels: z.record(z.string().max(2_000), LabelMeaningSchema),
  skipped: z.array(z.strictObject({ row: Row, reason: SkipReasonSchema })).max(50_000),
  answers: z.strictObject({
    marks: z.record(Short, MissingReason),
    brackets: z.enum(['negative', 'positive']).optional(),
    questions: z.record(Short, Short),
    cells: z.record(z.string().max(12), Short),
  }),
})

/** What a file turned out to be, whatever its name says. */
export const ImportFormat = z.enum(['xlsx', 'csv'])
export const ImportState = z.enum(['open', 'drafted'])

/** How many cells have which fate. */
export const FateCounts = z.object({
  taken: z.int(),
  skipped: z.int(),
  doubtful: z.int(),
  wrong: z.int(),
})
export type FateCounts = z.output<typeof FateCounts>

const ConfidenceSchema: z.ZodType<Confidence> = z.enum(['sure', 'likely', 'doubtful'])
const Params = z.record(z.string(), z.union([z.string(), z.number()]))
const ChoiceSchema: z.ZodType<Choice> = z.object({ key: z.string(), value: z.number().nullable().optional() })

/** A doubt, and the cells that share it. */
export const OpenQuestion = z.object({
  code: z.string() as z.ZodType<Question['code'] | RecordQuestionCode>,
  key: z.string(),
  params: Params,
  choices: z.array(ChoiceSchema),
  proposed: z.string().optional(),
  /** Addresses of the first cells that wait for the answer, and how many do. */
  cells: z.array(z.string()),
  count: z.int(),
})
export type OpenQuestion = z.output<typeof OpenQuestion>

export const ImportProblem = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string() as z.ZodType<ImportProblemCode>,
  params: Params,
  sheet: z.string(),
  cell: z.string().optional(),
})
export type ImportProblem = z.output<typeof ImportProblem>
export type ImportProblemCode =
  | TableProblem['code']
  | RecordProblemCode
  | 'not-your-figure'
  | 'said-twice'
  | 'future-period'
  /** In a form of ours: a value and a reason why there is none, or a reason that is none. */
  | 'value-and-missing'
  | 'unknown-missing'

export const ImportColumn = z.object({
  header: z.string(),
  confidence: ConfidenceSchema,
  alternatives: z.array(ColumnRoleSchema),
})
export const ImportLabel = z.object({
  key: z.string(),
  text: z.string(),
  under: z.string(),
  row: z.int(),
  rows: z.int(),
  confidence: ConfidenceSchema,
  alternatives: z.array(LabelMeaningSchema),
})

/** One sheet: what it was taken for, and what that comes to. Its cells are asked for page by page. */
export const ImportSheet = z.object({
  n: z.int(),
  name: z.string(),
  hidden: z.boolean(),
  rows: z.int(),
  columns: z.int(),
  /** There are figures in it. */
  isTable: z.boolean(),
  /** Its figures are to be taken. */
  included: z.boolean(),
  /** Read by what was said of the same form before; by the codes that a form of ours carries. */
  knownBy: z.enum(['memory', 'codes']).nullable(),
  mapping: MappingSchema,
  /** Where it is read as a list of records; the mapping of figures then says nothing. */
  list: ListReading.nullable(),
  columnRoles: z.array(ImportColumn),
  labels: z.array(ImportLabel),
  /** What titles and unit lines say. */
  stated: z.array(z.object({ facets: FacetsSchema, row: z.int(), text: z.string() })),
  counts: FateCounts,
  /** How many cells are passed over, by reason. */
  skippedBy: z.record(z.string(), z.int()),
  questions: z.array(OpenQuestion),
  /** The first of them; `problemCount` is how many there are. */
  problems: z.array(ImportProblem),
  problemCount: z.int(),
  errorCount: z.int(),
})
export type ImportSheet = z.output<typeof ImportSheet>

/** What keeps an import from becoming a draft. */
export const ImportObstacle = z.enum([
  'nothing-taken',
  'doubtful',
  'wrong',
  'too-many-figures',
  'too-many-records',
])
export type ImportObstacle = z.output<typeof ImportObstacle>

export const ImportSummary = z.object({
  id: z.string(),
  version: z.int().positive(),
  state: ImportState,
  fileName: z.string(),
  format: ImportFormat,
  encoding: z.string().nullable(),
  bytes: z.int(),
  origin: DraftOrigin.extract(['import', 'inbox']),
  /** Office whose figures are taken. */
  owner: z.string(),
  /** Name of the account that brought it. */
  by: z.string(),
  createdAt: Instant,
  /** When it is thrown away. */
  expiresAt: Instant,
  /** The draft that was made of it, or the release where nobody has to approve it. */
  draft: z.string().nullable(),
  seq: Seq.nullable(),
})
export type ImportSummary = z.output<typeof ImportSummary>

export const ImportList = z.object({
  imports: z.array(ImportSummary),
  /** The ledgers whose records the asker may bring. */
  ledgers: z.array(ImportLedger.pick({ code: true, zh: true, en: true })),
})
export type ImportList = z.output<typeof ImportList>

export const ImportDetail = ImportSummary.extend({
  sheets: z.array(ImportSheet),
  /** The ledgers whose records it may bring. */
  ledgers: z.array(ImportLedger),
  counts: FateCounts,
  /** Records that are new or change. */
  records: z.int(),
  obstacles: z.array(ImportObstacle),
})
export type ImportDetail = z.output<typeof ImportDetail>

/** One cell as it stands in the sheet, and what becomes of it. */
export const ImportCell = z.object({
  text: z.string(),
  fate: z.enum(['taken', 'skipped', 'doubtful', 'wrong']).optional(),
  /** Why it is skipped or wrong, or the code of the question. */
  why: z.string().optional(),
  series: SeriesKeySchema.optional(),
  period: PeriodSchema.optional(),
  /** In the indicator's own unit. */
  value: z.number().nullable().optional(),
  missing: MissingReason.optional(),
  /** In a list: the field of the record that it fills, what it says, and what the record says now. */
  field: z.string().optional(),
  said: z.json().optional(),
  was: z.json().optional(),
  /** Key of the question. */
  question: z.string().optional(),
})
export type ImportCell = z.output<typeof ImportCell>

/** How many rows a page of cells has. */
export const ROWS_OF_PAGE = 200

export const ImportRows = z.object({ from: z.int(), rows: z.array(z.array(ImportCell)) })
export type ImportRows = z.output<typeof ImportRows>

/** Body of `PUT /imports/:id/mapping`: what the user has said of some sheets. */
export const ImportChange = z.strictObject({
  version: z.int().positive(),
  sheets: z
    .array(
      z.strictObject({
        n: z.int().nonnegative(),
        included: z.boolean(),
        mapping: MappingSchema,
        /** Left out: as before. */
        list: SaidOfList.optional(),
      }),
    )
    .min(1)
    .max(50),
})
export type ImportChange = z.output<typeof ImportChange>

/** Body of `POST /imports/:id/draft`. */
export const ImportToDraft = z.strictObject({ version: z.int().positive() })
/** What became of it: a draft, or a release where nobody has to approve it. */
export const ImportedDraft = z.object({ draft: z.string().nullable(), seq: Seq.nullable() })
export type ImportedDraft = z.output<typeof ImportedDraft>
