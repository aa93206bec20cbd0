import { z } from 'zod'
import { SaidEntry } from '#shared/ledger/ledgerEntry.ts'
import type { Room } from '#shared/rooms/room.ts'

/*
 * A room as its file describes it. Every object is strict: a misspelt property is a fault and not one that nobody reads.
 */
const Code = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, {
    error: 'must be lower-case letters and digits, parted by hyphens',
  })
const Field = z
  .string()
  .max(60)
  .regex(/^[a-z][A-Za-z0-9]*$/, {
    error: 'must be one word of letters and digits that begins with a small letter',
  })
const Text = z.string().trim().min(1).max(200)
const Figures = z.array(z.string().min(1).max(120)).min(1).max(40)
const Most = z.int().min(1).max(200).optional()

const view = {
  code: Code,
  zh: Text,
  en: Text,
  place: z.enum(['left', 'main', 'under', 'right']),
  weight: z.number().positive().max(20).optional(),
  faces: z
    .array(z.enum(['wall', 'tablet', 'admin']))
    .min(1)
    .optional(),
  note: SaidEntry.optional(),
}

const measure = {
  zh: Text,
  en: Text,
  unit: z.string().min(1).max(40),
  better: z.enum(['higher', 'lower', 'neutral']).optional(),
}
const MeasureEntry = z.discriminatedUnion('of', [
  z.strictObject({ ...measure, of: z.literal('formula'), formula: z.string().min(1).max(1000) }),
  z.strictObject({ ...measure, of: z.literal('mean-days'), from: Field, to: Field }),
  z.strictObject({
    ...measure,
    of: z.literal('lights'),
    lights: z.array(z.enum(['green', 'yellow', 'red'])).min(1),
  }),
])

const ViewEntry = z.discriminatedUnion('kind', [
  z.strictObject({ ...view, kind: z.literal('figures'), figures: Figures }),
  z.strictObject({ ...view, kind: z.literal('trend'), figures: Figures }),
  z.strictObject({
    ...view,
    kind: z.literal('bars'),
    ledger: Code,
    by: Field,
    measures: z.tuple([MeasureEntry], MeasureEntry),
    ranked: z.boolean().optional(),
    most: Most,
  }),
  z.strictObject({
    ...view,
    kind: z.literal('matrix'),
    ledger: Code,
    rows: Field,
    columns: Field,
    measure: MeasureEntry,
  }),
  z.strictObject({
    ...view,
    kind: z.literal('stages'),
    ledger: Code,
    sum: Field.optional(),
    inYear: Field.optional(),
  }),
  z.strictObject({
    ...view,
    kind: z.literal('items'),
    ledger: Code,
    states: z.array(Code).min(1).optional(),
    facts: z.array(Field).max(12),
    most: Most,
  }),
  z.strictObject({ ...view, kind: z.literal('months'), ledger: Code, measure: MeasureEntry }),
  z.strictObject({ ...view, kind: z.literal('own'), name: Code, draws: Code.optional() }),
])

export const RoomEntry = z.strictObject({
  code: Code,
  zh: Text,
  en: Text,
  domain: Code,
  order: z.number().min(0).max(1000).optional(),
  of: Code.optional(),
  views: z.array(ViewEntry).min(1).max(40),
}) satisfies z.ZodType<Room>
