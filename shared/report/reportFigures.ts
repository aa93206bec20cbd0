import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { MissingReason, ObservationStatus } from '#shared/observation.ts'
import type { Day, Period } from '#shared/period.ts'
import type { SeriesKey } from '#shared/series.ts'

/** One published observation as it was known at the report's seq. */
export interface KnownFigure {
  readonly period: Period
  readonly value: number | null
  readonly missing?: MissingReason | undefined
  readonly status: ObservationStatus
  readonly vintage: number
  readonly seq: number
  readonly demo?: true | undefined
}

/** The published figures at one seq: all that a report may be made of. Answers come from memory, without waiting. */
export interface ReportFigures {
  readonly catalogue: Catalogue
  readonly seq: number
  /** Ascending by period; empty for what nobody has published. The period may end after the report's cutoff. */
  readonly history: (series: SeriesKey) => readonly KnownFigure[]
}

export const REPORT_KINDS = ['half-year', 'month', 'week', 'bulletin'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** What a report is of: with the figures at a seq and a template's text it determines every character of it. */
export interface ReportTerms {
  readonly kind: ReportKind
  /** A half-year, a month, or the day of a week's meeting; a bulletin's month. */
  readonly period: Period
  /** 数据截止: of periods that end later nothing is taken. */
  readonly cutoff: Day
  /** 成文日期. */
  readonly issued: Day
  /** 期号, where its kind is numbered. */
  readonly number: number | null
}
