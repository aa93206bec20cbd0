import type { ReportKind } from '#shared/report/reportFigures.ts'
import type { Day, Period } from '#shared/period.ts'
import type { SeriesKey } from '#shared/series.ts'

/*
 * Reports and the templates that they are made by; what the columns mean is as in `tables.ts`.
 */

/** A report: with its text, terms and seq it can be made again, and what was made of them is kept. */
export interface ReportRow {
  id: string
  version: number
  kind: ReportKind
  /** Template that its text was copied from, and the version of it. */
  template: string
  template_version: number
  title: string
  period: Period
  cutoff: Day
  issued: Day
  number: number | null
  seq: number
  body: string
  /** JSON of its `ReportDocument`. */
  document: string
  figures: number
  missing: number
  demo: number
  /** The draft that it goes through review with; the state of that is its own. */
  draft: string | null
  /** Of a report that was issued before reports went through review here: the release that told of it. */
  released_seq: number | null
  owner: string
  author: string
  created_at: string
  changed_at: string
  discarded_at: string | null
}

export interface ReportAuthorRow {
  report: string
  account: string
}

/** What a report printed, to be held against what is published since; `n` is its place in the document. */
export interface ReportFigureRow {
  report: string
  n: number
  series: SeriesKey
  period: Period
  vintage: number
  value: number
}

/** Every version that the bureau has made of a template; 0 is the one delivered and not kept here. */
export interface ReportTemplateRow {
  code: string
  version: number
  kind: ReportKind
  zh: string
  en: string
  body: string
  reason: string
  at: string
  account: string
  by_name: string
}
