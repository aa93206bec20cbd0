import type { MissingReason, ObservationStatus } from '#shared/observation.ts'
import type { Period } from '#shared/period.ts'
import type { PictureForm } from '#shared/report/template/template.ts'
import type { SeriesKey } from '#shared/series.ts'

/** What a report comes to: plain data, the same for paper, screen, Word and print. */
export interface ReportDocument {
  readonly title: string
  readonly blocks: readonly ReportBlock[]
  /** Every figure that the text, its tables and pictures were made of, in the order of first use. */
  readonly figures: readonly UsedFigure[]
  /** What the template asks for and nobody has published, in the order of the template. */
  readonly missing: readonly MissingFigure[]
  /** What a careful reader has to object to: parts that do not make their total, one number said in two ways. */
  readonly remarks: readonly ReportRemark[]
  /** Some of its figures are for demonstration. */
  readonly demo: boolean
}

/** A stretch of text; with `figure`, what was printed of `figures[figure]`. */
export interface Run {
  readonly text: string
  readonly strong?: true
  readonly figure?: number
}
export type Runs = readonly Run[]

export type ReportBlock =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly runs: Runs }
  | { readonly type: 'paragraph'; readonly runs: Runs }
  | { readonly type: 'item'; readonly number: number | null; readonly runs: Runs }
  | ReportTable
  | { readonly type: 'picture'; readonly picture: Picture }

export interface ReportTable {
  readonly type: 'table'
  readonly title: Runs | null
  readonly head: readonly Runs[]
  readonly rows: readonly (readonly Runs[])[]
}

/** A published observation that the report stands on. */
export interface UsedFigure {
  readonly series: SeriesKey
  readonly period: Period
  /** Name of the indicator (and of whom it is, unless that is the district), and its period in words. */
  readonly name: string
  readonly periodLabel: string
  readonly unit: string
  readonly value: number
  readonly status: ObservationStatus
  readonly vintage: number
  /** The release that made it public. */
  readonly seq: number
  readonly demo?: true
}

export interface MissingFigure {
  readonly code: string
  readonly name: string
  /** `stale`: the newest one is of another year, and would be taken for this year's. */
  readonly why: MissingReason | 'unpublished' | 'stale'
  /** What was done about it: the sentence is left out, or 待报 is printed. */
  readonly then: 'left-out' | 'awaited'
}

export interface ReportRemark {
  readonly code: 'parts' | 'differs' | 'preliminary' | 'overdue'
  readonly zh: string
  readonly en: string
  readonly figures: readonly number[]
}

/** A picture as the numbers that it shows; `pictures/pictureOption.ts` draws it. */
export interface Picture {
  readonly form: PictureForm
  readonly title: string
  /** In words, with the period: every picture says both. */
  readonly unit: string
  readonly span: string
  /** What a careful reader has to know beside it: who has not published, how it was reckoned. */
  readonly note?: string
  readonly demo?: true
  /** Along the axis: periods or names. */
  readonly labels: readonly string[]
  readonly lines: readonly PictureLine[]
  /** Whose bar stands out: index into `labels`. */
  readonly own?: number
}
export interface PictureLine {
  readonly name: string
  readonly values: readonly (number | null)[]
  /** Index into the figures of the document, where the point is one. */
  readonly figures?: readonly (number | null)[]
}
