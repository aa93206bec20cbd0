import { z } from 'zod'
import { IndicatorEntry } from '#shared/catalogue/indicatorEntry.ts'
import { LedgerEntry } from '#shared/ledger/ledgerEntry.ts'
import { Instant, Seq } from '#shared/contract/scalars.ts'
import type { Fields } from '#shared/ledger/record.ts'
import { Observation, RevisionKind, Source } from '#shared/observation.ts'
import { PlaylistEntrySchema } from '#shared/scenes/playlistEntry.ts'
import { SceneEntry } from '#shared/scenes/sceneEntry.ts'

/** An observation as a release made it public, with its place among the vintages of the same period. */
export const ObservationChange = Observation.extend({
  kind: z.literal('observation'),
  /** 1 for the first published value of this series and period, counted without gaps. */
  vintage: z.int().positive(),
  /** Why an already published value changed. */
  reason: z.string().max(1000).optional(),
  /** Of which kind the change of an already published number is; releases from before this was recorded lack it. */
  revision: RevisionKind.optional(),
})
export type ObservationChange = z.output<typeof ObservationChange>

export const RecordFields: z.ZodType<Fields, Fields> = z.record(z.string().max(60), z.json())
export type RecordFields = Fields

/**
 * That something happened to a record of a ledger. Its content goes along only where screens show it, and then no more
 * than they show; of records that are not for everybody's eyes there is no change at all. The whole is in the store.
 */
export const RecordChange = z.strictObject({
  kind: z.literal('record'),
  entity: z.string().min(1).max(60),
  id: z.string().min(1).max(80),
  version: z.int().positive(),
  /** The day from which it holds; releases from before ledgers had events lack it, as they do `event`. */
  on: z.iso.date().optional(),
  event: z.string().max(60).optional(),
  fields: RecordFields.optional(),
  demo: z.literal(true).optional(),
})
export type RecordChange = z.output<typeof RecordChange>

/** An indicator as the catalogue has it after the release, whole; version 0 is the one of the files. */
export const CatalogueChange = z.strictObject({
  kind: z.literal('catalogue'),
  version: z.int().positive(),
  entry: IndicatorEntry,
  reason: z.string().min(1).max(1000),
})
export type CatalogueChange = z.output<typeof CatalogueChange>

/** The definition of a ledger as it is after the release, whole; version 0 is the one of the files. */
export const LedgerChange = z.strictObject({
  kind: z.literal('ledger'),
  version: z.int().positive(),
  entry: LedgerEntry,
  reason: z.string().min(1).max(1000),
})
export type LedgerChange = z.output<typeof LedgerChange>

const wallBase = {
  kind: z.literal('wall'),
  version: z.int().positive(),
  reason: z.string().min(1).max(1000),
}
/** A scene or a playlist of the walls as it is after the release, whole; version 0 is the one of the files. */
export const WallChange = z.discriminatedUnion('part', [
  z.strictObject({ ...wallBase, part: z.literal('scene'), entry: SceneEntry }),
  z.strictObject({ ...wallBase, part: z.literal('playlist'), entry: PlaylistEntrySchema }),
])
export type WallChange = z.output<typeof WallChange>

export const Change = z.discriminatedUnion('kind', [
  ObservationChange,
  RecordChange,
  CatalogueChange,
  LedgerChange,
  WallChange,
])
export type Change = z.output<typeof Change>

/** An atomic batch of changes that became public at one instant. The log is the sequence of these. */
export const Release = z.strictObject({
  seq: Seq,
  at: Instant,
  title: z.string().min(1).max(300),
  /** Code of the section that answers for it; persons stay off shared screens. */
  owner: z.string().max(80),
  source: Source.optional(),
  demo: z.literal(true).optional(),
  changes: z.array(Change),
})
export type Release = z.output<typeof Release>
