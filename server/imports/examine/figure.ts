import type { CheckAnswer } from '#shared/contract/drafts.ts'
import type { MissingReason } from '#shared/observation.ts'
import type { Period } from '#shared/period.ts'
import type { SeriesKey } from '#shared/series.ts'

/** One figure that a file states, in the indicator's own unit, ready to stand in a draft. */
export interface ImportedFigure {
  readonly series: SeriesKey
  readonly period: Period
  readonly value: number | null
  readonly missing?: MissingReason | undefined
  readonly reason?: string | undefined
  readonly note?: string | undefined
  readonly answers: readonly CheckAnswer[]
  /** Where it stands: `'1月'!B7`. */
  readonly at: string
}
