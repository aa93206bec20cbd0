import type { MissingReason, ObservationStatus, RevisionKind } from '#shared/observation.ts'
import type { Period } from '#shared/period.ts'
import type { RecordFields } from '#shared/release.ts'
import type { SeriesKey } from '#shared/series.ts'

/** What a row of a file says, before it is known when it was published. */
interface Stated {
  readonly document: string
  /** Day of publication as the row states it; whole, in part, or blank. */
  readonly published: string
  /** The very instant, where somebody saw it arrive. */
  readonly arrived?: string | undefined
}

export interface Fact extends Stated {
  readonly kind: 'figure'
  readonly series: SeriesKey
  readonly period: Period
  readonly value: number
  readonly status?: ObservationStatus | undefined
  readonly missing?: MissingReason
  readonly note: readonly string[]
  /** Why it differs from what was published before, if it does. */
  readonly reason?: string | undefined
  /** As what the document itself gives that difference. */
  readonly revision?: RevisionKind | undefined
}

/** A project as a document names it. */
export interface ProjectFact extends Stated {
  readonly kind: 'project'
  readonly id: string
  readonly fields: RecordFields
}

/** The non-empty ones of several remarks. */
export const remarks = (...parts: readonly (string | false | null | undefined)[]): readonly string[] =>
  parts.filter((part): part is string => typeof part === 'string' && part !== '')

export const IMPLIED = '推算自原文'
