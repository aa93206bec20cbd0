import { z } from 'zod'
import {
  BasisEntry,
  Code,
  DecimalsEntry,
  EntryNote,
  FeedEntry,
  KindEntry,
  PolarityEntry,
} from '#shared/catalogue/indicatorEntry.ts'

/*
 * What stands in the files of shared/catalogue, entry by entry. Every object is strict: a misspelt field is a
 * fault and not a field that nobody reads.
 */
const Text = z.string().min(1).max(200)
const Note = EntryNote.optional()
const Reference = Code.nullable()
const Frequency = z.enum(['daily', 'weekly', 'monthly', 'quarterly', 'half-year', 'annual'])

/** What every indicator has, whichever file it stands in. */
const Measure = z.strictObject({
  code: Code,
  domain: Code,
  zh: Text,
  en: Text,
  unit: Text,
  kind: KindEntry,
  basis: BasisEntry,
  frequency: Frequency,
  better: PolarityEntry,
  decimals: DecimalsEntry,
  owner: Code,
  derivedFrom: Text.nullable(),
  note: Note,
})

export const FigureEntry = Measure.extend({
  feed: FeedEntry,
  /** Where the calendar does not follow from the frequency: a formula comes out with its inputs. */
  rule: Code.optional(),
  targetOf: Reference,
  rankOf: Reference,
  partOf: Reference,
  deadline: z.iso.date().nullable(),
  doubt: Note,
  mechanisms: z.array(Code),
  // Where the figure stands in the half-year report.
  origin: z.enum(['blanked', 'stated', 'implied']),
  sectionId: Text,
  subsection: Text.nullable().optional(),
  occurrence: z.int().nullable(),
  qualifier: Text.nullable(),
  seedPeriod: Text,
  seedAsOf: z.iso.date().nullable(),
  seedValue: z.number().nullable(),
})
export type FigureEntry = z.output<typeof FigureEntry>

export const SeriesEntry = Measure.extend({
  group: Code,
  release: z.strictObject({
    rule: Code,
    priceBasis: Code,
    /** The series is made free of something, and its name must say so (S3). */
    adjustment: z.enum(['spring-festival']).optional(),
    /** What grows are prices. */
    about: z.enum(['prices']).optional(),
    /** What a single period by subtraction means here; left out: an estimate. */
    single: z.enum(['never', 'accounted']).optional(),
    note: Note,
  }),
  headline: z.boolean(),
  growthOf: Reference,
  levelAvailable: z.boolean().nullable(),
  inFigures: z.boolean(),
  targetOf: Reference.optional(),
  rankOf: Reference.optional(),
})
export type SeriesEntry = z.output<typeof SeriesEntry>

export const RuleEntry = z.strictObject({
  code: Code,
  zh: Text,
  en: Text,
  periodKind: z.enum(['day', 'month', 'quarter', 'half', 'year']),
  january: z.boolean(),
  lagMonths: z.int().min(-12).max(24),
  dueDay: z.int().min(1).max(31).nullable(),
  dueWorkingDay: z.int().min(1).max(23).optional(),
  whenHoliday: z.enum(['next', 'previous', 'keep']).default('next'),
  note: Note,
})

export const UnitEntry = z.strictObject({
  code: Text,
  zh: Text,
  zhAlt: z.array(Text).optional(),
  en: Text,
  dimension: Code,
  base: Text,
  factor: z
    .number()
    .positive()
    .refine((factor) => Number.isInteger(Math.log10(factor)), { error: 'must be a power of ten' }),
  decimals: z.int().min(0).max(6),
})

export const DomainEntry = z.strictObject({
  code: Code,
  prefix: Code,
  /** First part of the codes of what is measured for single records of the domain. */
  recordPrefix: Code.optional(),
  zh: Text,
  en: Text,
  note: Note,
})
export type DomainEntry = z.output<typeof DomainEntry>

export const GroupEntry = z.strictObject({ code: Code, zh: Text, en: Text })

export const OwnerEntry = z.strictObject({
  code: Code,
  zh: Text,
  en: Text,
  type: z.enum(['bureau', 'district', 'release']),
})

export const SubjectEntry = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9]+(?:[~-][A-Za-z0-9-]+)*$/),
  zh: Text,
  en: Text,
  zhShort: Text,
  enShort: Text,
  type: z.literal('area'),
  level: z.enum(['nation', 'province', 'city', 'district']),
  parent: Text.nullable(),
  scope: z.enum(['management', 'civil', 'zone']),
})

export const SiteEntry = z.strictObject({
  bureau: z.strictObject({ code: Code, zh: Text, en: Text }),
  bureaus: z
    .array(z.strictObject({ code: Code, area: Text, zh: Text, en: Text, releaseDesk: Code }))
    .min(1)
    .optional(),
  home: Text,
  city: Text,
  province: Text,
  nation: Text,
  peers: z.array(Text).min(1),
  awaited: z.array(Text).optional(),
  releaseDesk: Code,
  conventions: z.strictObject({
    rounding: z.enum(['half-up', 'half-even']),
    rankTies: z.enum(['skip', 'dense']),
    filingLead: z.int().min(0).max(20),
  }),
})
