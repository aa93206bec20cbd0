import { z } from 'zod'
import { Code, IndicatorEntry } from '#shared/catalogue/indicatorEntry.ts'
import { ObservationRequest } from '#shared/contract/releaseRequest.ts'
import { Instant, Seq } from '#shared/contract/scalars.ts'
import { Change } from '#shared/release.ts'

/** One indicator as it is to be from now on, whole. */
export const IndicatorEdit = z.strictObject({
  /** The version that the author saw, 0 being the one delivered; null where the indicator is a new one. */
  basedOn: z.int().nonnegative().nullable(),
  entry: IndicatorEntry.omit({ order: true }),
  /** Code of the indicator that it is to stand behind, null for the first place of all. Left out: it stays. */
  after: Code.nullable().optional(),
})
export type IndicatorEdit = z.output<typeof IndicatorEdit>

/** Body of `POST /catalogue/changes`: all of it becomes true at one instant, as one release, or nothing does. */
export const CatalogueRequest = z
  .strictObject({
    edits: z.array(IndicatorEdit).max(100).default([]),
    /** Values of indicators that hold targets: the plan of a year. */
    targets: z.array(ObservationRequest).max(100).default([]),
    reason: z.string().trim().min(1).max(1000),
  })
  .refine(({ edits, targets }) => edits.length + targets.length > 0, { error: 'empty-release' })
export type CatalogueRequest = z.output<typeof CatalogueRequest>
export type CatalogueRequestInput = z.input<typeof CatalogueRequest>

/** What a request would come to; nothing has happened. */
export const CatalogueRehearsal = z.object({ seq: Seq, title: z.string(), changes: z.array(Change) })
export type CatalogueRehearsal = z.output<typeof CatalogueRehearsal>

/** Every state that the bureau has given an indicator, newest first, and how it was delivered. */
export const IndicatorHistory = z.object({
  code: z.string(),
  /** Null for one that the bureau has added. */
  delivered: IndicatorEntry.nullable(),
  versions: z.array(
    z.object({
      version: z.int().positive(),
      entry: IndicatorEntry,
      reason: z.string(),
      seq: Seq,
      at: Instant,
      /** Name of the account that published it. */
      by: z.string().nullable(),
    }),
  ),
})
export type IndicatorHistory = z.output<typeof IndicatorHistory>
