import { z } from 'zod'
import { Instant, PeriodSchema, Seq, SeriesKeySchema } from '#shared/contract/scalars.ts'
import { MissingReason, ObservationStatus, RevisionKind } from '#shared/observation.ts'

/** What an actor of the audit log is: nobody signs in as `system`, `command` is a user of the command line. */
export const AuditActorKind = z.enum(['person', 'machine', 'screen', 'command', 'system', 'visitor'])

/** One act in the hash-chained log. What an act on a draft says of it is its id and counts, never its content. */
export const AuditEntry = z.object({
  n: z.int().positive(),
  at: Instant,
  actor: z.object({ id: z.string(), name: z.string().nullable(), kind: AuditActorKind }),
  /** noun.past-tense: `release.published`. */
  action: z.string(),
  /** What it was done to: `release:1042`, with its name where it has one of its own. */
  object: z.string(),
  objectName: z.string().nullable(),
  detail: z.json(),
  /** By which way and from where: `page 10.1.2.3`; null in entries from before this was recorded. */
  origin: z.string().nullable(),
})
export type AuditEntry = z.output<typeof AuditEntry>

/** The newest entries that fit, newest first; `next` asks for those before. */
export const AuditPage = z.object({ entries: z.array(AuditEntry), next: z.int().nullable() })
export type AuditPage = z.output<typeof AuditPage>

const Published = z.object({
  value: z.number().nullable(),
  status: ObservationStatus,
  missing: MissingReason.nullable(),
  demo: z.boolean(),
})

/** A figure before and after a release, as its vintages say. */
export const AuditedFigure = z.object({
  series: SeriesKeySchema,
  period: PeriodSchema,
  vintage: z.int().positive(),
  before: Published.nullable(),
  after: Published,
  revision: RevisionKind.nullable(),
  reason: z.string().nullable(),
})
export type AuditedFigure = z.output<typeof AuditedFigure>

/** Fields of a record or of an entry of the catalogue that a release changed. */
export const AuditedFields = z.object({
  /** `project`, `catalogue`. */
  entity: z.string(),
  id: z.string(),
  version: z.int().positive(),
  reason: z.string().nullable(),
  fields: z.array(z.object({ name: z.string(), before: z.json(), after: z.json() })),
})
export type AuditedFields = z.output<typeof AuditedFields>

/** What a release changed; `more` is how many changes beyond those that are listed. */
export const AuditedRelease = z.object({
  seq: Seq,
  at: Instant,
  title: z.string(),
  owner: z.string(),
  figures: z.array(AuditedFigure),
  records: z.array(AuditedFields),
  more: z.int(),
})
export type AuditedRelease = z.output<typeof AuditedRelease>

export const AuditDetail = AuditEntry.extend({
  /** The hash of the entry before, empty for the first, and its own, which binds it to that. */
  previous: z.string(),
  hash: z.string(),
  release: AuditedRelease.nullable(),
})
export type AuditDetail = z.output<typeof AuditDetail>

/** What may be wrong with a row of the store. */
export const FINDING_FAULTS = [
  /** It ought to be there and is not. */
  'missing',
  /** It is there and ought not to be. */
  'extra',
  /** A column says something else than what was published or recorded. */
  'differs',
  /** Its content does not match its hash. */
  'hash',
  /** Its hash is not the one that the audit log has of it. */
  'not-audited-hash',
  /** No act in the audit log has made it. */
  'unaudited',
  /** An entry was changed, is gone, or stands where another belongs. */
  'chain',
  /** It cannot be read. */
  'unreadable',
] as const
export const Finding = z.object({
  table: z.string(),
  /** Its key, as people would look it up: `seq 1042`, `economy.gdp.growth@410104 2020-Q1 v2`. */
  row: z.string(),
  fault: z.enum(FINDING_FAULTS),
  /** Column and values, where the fault is in one. */
  column: z.string().nullable(),
  expected: z.string().nullable(),
  found: z.string().nullable(),
})
export type Finding = z.output<typeof Finding>

/** What a check of everything against everything has found; whole where there is no finding. */
export const StoreVerdict = z.object({
  at: Instant,
  entries: z.int(),
  releases: z.int(),
  observations: z.int(),
  /** Number and hash of the newest entry: noted elsewhere, they prove later that nothing before was changed. */
  head: z.object({ n: z.int(), hash: z.string() }),
  findings: z.array(Finding),
  /** How many findings there are beyond those that are listed. */
  more: z.int(),
})
export type StoreVerdict = z.output<typeof StoreVerdict>
