import { z } from 'zod'
import { PeriodSchema } from '#shared/contract/scalars.ts'
import type { Indicator } from '#shared/indicator.ts'

/*
 * An indicator as it comes in from outside: in a file of the catalogue, in a request of the admin's, in a release.
 * Screens take its type alone, from indicator.ts.
 */
export const Code = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, {
    error: 'must be lower-case letters and digits, parted by dots and hyphens',
  })
export const EntryName = z.string().trim().min(1).max(200)
export const EntryNote = z.string().max(1000).nullable()

export const KindEntry = z.enum([
  'level',
  'cumulative-ytd',
  'growth-yoy',
  'completion-rate',
  'rank',
  'count-ytd',
  'target',
])
export const BasisEntry = z.enum(['ytd', 'single', 'as-of', 'plan'])
export const PolarityEntry = z.enum(['higher', 'lower', 'neutral'])
export const FeedEntry = z.enum(['filing', 'ledger', 'formula', 'release'])
export const DecimalsEntry = z.int().min(0).max(6)

const Reference = Code.nullable()

/** One whole indicator. */
export const IndicatorEntry = z.strictObject({
  code: Code,
  domain: Code,
  group: Reference,
  zh: EntryName,
  en: EntryName,
  unit: EntryName,
  kind: KindEntry,
  basis: BasisEntry,
  rule: Code,
  better: PolarityEntry,
  decimals: DecimalsEntry,
  owner: Code,
  feed: FeedEntry,
  headline: z.boolean(),
  growthOf: Reference,
  rankOf: Reference,
  targetOf: Reference,
  partOf: Reference,
  derivedFrom: z.string().min(1).max(200).nullable(),
  priceBasis: Code.nullable(),
  about: z.enum(['prices']).optional(),
  adjustment: z.enum(['spring-festival']).optional(),
  single: z.enum(['never', 'accounted']).optional(),
  deadline: PeriodSchema.optional(),
  note: EntryNote,
  order: z.number().optional(),
  retired: z.literal(true).optional(),
}) satisfies z.ZodType<Indicator>
export type IndicatorEntry = z.output<typeof IndicatorEntry>
