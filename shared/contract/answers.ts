import { z } from 'zod'
import { Instant, PeriodSchema, Seq, SeriesKeySchema } from '#shared/contract/scalars.ts'
import { Role } from '#shared/contract/roles.ts'
import { MissingReason, ObservationStatus, RevisionKind, Source } from '#shared/observation.ts'
import { Release } from '#shared/release.ts'

/** Body of `POST /session`: a name and password, a one-time sign-in code, or a wall's screen code. */
export const SignIn = z.union([
  z.strictObject({ name: z.string().min(1).max(80), password: z.string().min(1).max(200) }),
  z.strictObject({ code: z.string().min(16).max(120) }),
  z.strictObject({ screen: z.string().min(16).max(120) }),
])
export type SignIn = z.output<typeof SignIn>

/** Who the credentials stand for; `role` is null for a visitor. */
export const SessionInfo = z.object({
  role: z.union([Role, z.literal('screen')]).nullable(),
  name: z.string().nullable(),
  owner: z.string().nullable(),
  /** Of their bureau; left out for the one that keeps the installation. */
  area: z.string().optional(),
  expiresAt: Instant.nullable(),
})
export type SessionInfo = z.output<typeof SessionInfo>

/** A published value with everything that is public about it. */
export const Vintage = z.object({
  period: PeriodSchema,
  vintage: z.int().positive(),
  value: z.number().nullable(),
  status: ObservationStatus,
  missing: MissingReason.optional(),
  demo: z.literal(true).optional(),
  note: z.string().optional(),
  reason: z.string().optional(),
  /** Present where it replaced a published number. */
  revision: RevisionKind.optional(),
  source: Source.nullable(),
  seq: Seq,
  at: Instant,
  /** Code of the section that answers for the release. */
  owner: z.string(),
  /** Name of the account that published it; told to staff alone. */
  by: z.string().optional(),
})
export type Vintage = z.output<typeof Vintage>

export const SeriesSummary = z.object({
  series: SeriesKeySchema,
  latestPeriod: PeriodSchema,
  value: z.number().nullable(),
  status: ObservationStatus,
  demo: z.literal(true).optional(),
  seq: Seq,
})
export type SeriesSummary = z.output<typeof SeriesSummary>

export const SeriesList = z.object({ seq: Seq, series: z.array(SeriesSummary), next: z.string().nullable() })
export type SeriesList = z.output<typeof SeriesList>

/** Observations of one series in period order, each the newest vintage, or the newest one known as of release `asOf`. */
export const Observations = z.object({
  series: SeriesKeySchema,
  unit: z.string(),
  asOf: Seq.nullable(),
  observations: z.array(Vintage),
})
export type Observations = z.output<typeof Observations>

export const Vintages = z.object({ series: SeriesKeySchema, unit: z.string(), vintages: z.array(Vintage) })
export type Vintages = z.output<typeof Vintages>

/** The days on which anything was published, ascending, in columns: the newest seq and the number of changes of each. */
export const ReleaseDays = z.object({
  epoch: z.string(),
  seq: Seq,
  days: z.array(z.string()),
  seqs: z.array(Seq),
  changes: z.array(z.int()),
})
export type ReleaseDays = z.output<typeof ReleaseDays>

/** Releases after a seq, oldest first; `snapshot` where the client should take the board instead. */
export const ReleaseList = z.object({
  epoch: z.string(),
  seq: Seq,
  releases: z.array(Release),
  snapshot: z.literal(true).optional(),
})
export type ReleaseList = z.output<typeof ReleaseList>
