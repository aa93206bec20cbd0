import type { MissingReason } from '#shared/observation.ts'
import type { Period } from '#shared/period.ts'

/** Which number of an indicator's family a cell states; 地区生产总值 has a level, a growth, a rank … */
export type Measure =
  'level' | 'growth' | 'rank' | 'rank-change' | 'index' | 'share' | 'target' | 'completion' | 'difference'

/** Which stretch of time: the period by itself, since January, or its last day. */
export type Span = 'single' | 'ytd' | 'as-of'

/**
 * What a title, header, row label or column says of a value. The facets of table, column, group and row together name
 * one observation; of two that say the same thing the nearer to the cell wins: row, then column, then table.
 */
export interface Facets {
  readonly indicator?: string
  /** Words that name an indicator only together with those of row or column: 区重点项目 × 累计完成投资. */
  readonly name?: string
  readonly measure?: Measure
  readonly span?: Span
  readonly period?: Period
  /** A period without its year (`M05`, `Q2`), which is that of the table's period. */
  readonly part?: string
  /** The period is named by itself (5月, not 1—5月): the month alone, of figures that are kept by the month too. */
  readonly isAlone?: true
  /** Counted back from `period`: the same period last year. */
  readonly yearsBack?: 1
  readonly subject?: string
  /** Counted by the civil-affairs boundary; the subject is then the one of that scope. */
  readonly scope?: 'civil'
  /**
   * Codes of units, joined by commas; the one that fits the figure is meant. Beside those of the catalogue there are
   * powers of ten of them: `CNY*1e+6` for 百万元.
   */
  readonly unit?: string
}

/** Why a cell, row or column is no figure. */
export type SkipReason =
  | 'title'
  | 'header'
  | 'unit-line'
  | 'label'
  | 'numbering'
  | 'group'
  | 'note'
  | 'empty'
  | 'repeated-header'
  /** 上年同期 and other figures that stand there to compare with. */
  | 'comparison'
  /** 备注 and other columns of words. */
  | 'remarks'
  | 'total-not-in-catalogue'
  | 'not-in-catalogue'
  /** A column of numbers of which the header says nothing that is understood. */
  | 'unknown-column'
  | 'no-such-measure'
  /** A mark where the figure has no period that ends when the table's does. */
  | 'no-such-period'
  /** Worked out by the dashboard itself, so nobody files it. */
  | 'derived'
  /** The same figure stands elsewhere in the table, with the same value. */
  | 'repeated'
  /** A row or column that the sheet hides. */
  | 'hidden'
  | 'by-hand'

/** What a column of words names, row by row. */
export type LabelOf = 'indicator' | 'subject' | 'scope' | 'period' | 'span' | 'unit' | 'group' | 'project'

export type ColumnRole =
  | { readonly kind: 'label'; readonly of: LabelOf }
  | ({ readonly kind: 'value' } & Named)
  | { readonly kind: 'skip'; readonly reason: SkipReason }

/** Facets, and where the name does not settle it the indicators among which to choose, likeliest first. */
export interface Named {
  readonly facets: Facets
  readonly ask?: readonly string[]
}

/** What a label means: facets of its rows, or that its rows are not taken. */
export type LabelMeaning = Named | { readonly skip: SkipReason }

/** A row that is not a row of figures, or that somebody has said is none. */
export interface SkippedRow {
  readonly row: number
  readonly reason: SkipReason
}

/** Answers to doubtful cells. Those by `mark` and `brackets` hold for the form, the others for this file. */
export interface Answers {
  readonly marks: Readonly<Record<string, MissingReason>>
  readonly brackets?: 'negative' | 'positive'
  /** The key of a choice by the key of its question; a question may stand at many cells. */
  readonly questions: Readonly<Record<string, string>>
  /** The key of a choice by cell address, before that of the question. */
  readonly cells: Readonly<Record<string, string>>
}

/** What the person sees and edits on the mapping page: plain data that says what every part of a table is. */
export interface Mapping {
  readonly version: 1
  /** Identity of the form, see `fingerprint`. */
  readonly form: string
  /** First row of figures. */
  readonly firstRow: number
  /** Holds for the whole table unless something nearer to a cell says otherwise. */
  readonly defaults: Facets
  readonly columns: readonly ColumnRole[]
  /** The header of each column on one line, by which a remembered column is found again. */
  readonly headers: readonly string[]
  /** By `labelKey`: what the texts of the label columns mean. */
  readonly labels: Readonly<Record<string, LabelMeaning>>
  /** Rows that are no figures, ascending. */
  readonly skipped: readonly SkippedRow[]
  readonly answers: Answers
}

export const NO_ANSWERS: Answers = { marks: {}, questions: {}, cells: {} }
