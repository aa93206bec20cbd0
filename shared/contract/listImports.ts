import { z } from 'zod'
import type { RecordColumn, RecordMapping } from '#shared/ledger/import/recordMapping.ts'
import type { Confidence } from '#shared/tables/recognition.ts'

const Code = z.string().max(200)
const MOST_COLUMNS = 200

const RecordColumnSchema: z.ZodType<RecordColumn> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('field'),
    field: Code,
    unit: Code.optional(),
    rate: z.number().positive().max(1e6).optional(),
  }),
  z.strictObject({ kind: z.literal('id') }),
  z.strictObject({ kind: z.literal('on') }),
  z.strictObject({
    kind: z.literal('skip'),
    reason: z.enum(['empty', 'no-such-field', 'computed', 'by-hand']),
  }),
])

/** {@link RecordMapping} as a page sends it back. */
export const RecordMappingSchema: z.ZodType<RecordMapping> = z.strictObject({
  version: z.literal(1),
  ledger: Code,
  form: z.string().max(300),
  firstRow: z.int().nonnegative().max(1_100_000),
  columns: z.array(RecordColumnSchema).max(MOST_COLUMNS),
  headers: z.array(z.string().max(40_000)).max(MOST_COLUMNS),
  keys: z.array(Code).max(10),
  defaults: z.record(Code, z.string().max(5_000)),
  blanks: z.enum(['keep', 'empty']),
  skipped: z
    .array(
      z.strictObject({
        row: z.int().nonnegative().max(1_100_000),
        reason: z.enum(['title', 'header', 'empty', 'total', 'codes', 'by-hand']),
      }),
    )
    .max(50_000),
  answers: z.record(z.string().max(500), z.string().max(300)),
})

/** A ledger into which somebody may import, with the fields that a list may fill. */
export const ImportLedger = z.object({
  code: Code,
  zh: z.string(),
  en: z.string(),
  /** Whether what comes of it waits for another pair of eyes. */
  fourEyes: z.boolean(),
  fields: z.array(
    z.object({
      name: Code,
      zh: z.string(),
      en: z.string(),
      type: z.string(),
      values: z.array(z.object({ code: Code, zh: z.string(), en: z.string() })),
    }),
  ),
})
export type ImportLedger = z.output<typeof ImportLedger>

const ConfidenceSchema: z.ZodType<Confidence> = z.enum(['sure', 'likely', 'doubtful'])

/** What a sheet is where it is read as a list of records. */
export const ListReading = z.object({
  mapping: RecordMappingSchema,
  columns: z.array(
    z.object({
      header: z.string(),
      confidence: ConfidenceSchema,
      alternatives: z.array(RecordColumnSchema),
    }),
  ),
  /** How many rows come to what; `same` say nothing new. */
  records: z.object({ new: z.int(), changed: z.int(), same: z.int() }),
})
export type ListReading = z.output<typeof ListReading>

/** What a reader says of a sheet that is a list: of which ledger, or all of its mapping; null: it is one of figures. */
export const SaidOfList = z.union([z.strictObject({ ledger: Code }), RecordMappingSchema]).nullable()
export type SaidOfList = z.output<typeof SaidOfList>
