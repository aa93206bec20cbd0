import type { Period } from '#shared/period.ts'
import type { ColumnRole, Facets, LabelMeaning, Mapping, SkipReason } from '#shared/tables/mapping.ts'

/** What is known of a table before it is looked at. */
export interface TableHints {
  /** Period of the sheet that is being filed; a header without a year takes the year from it. */
  readonly period?: Period
  /** Subject where the table names none; the district of the house otherwise. */
  readonly subject?: string
  /** Further names of indicators and subjects: name → code. */
  readonly aliases?: Readonly<Record<string, string>>
  /** Names of projects: name → subject code. */
  readonly projects?: Readonly<Record<string, string>>
  /** Name of the file, which often has period and unit. */
  readonly fileName?: string
}

/** `sure`: one reading, by exact names. `likely`: one reading that takes something for granted. `doubtful`: ask. */
export type Confidence = 'sure' | 'likely' | 'doubtful'

export interface Proposal<Role> {
  readonly role: Role
  readonly confidence: Confidence
  /** Further readings, likeliest first. */
  readonly alternatives: readonly Role[]
}

export interface ColumnProposal extends Proposal<ColumnRole> {
  readonly col: number
  /** The header of the column on one line, merged header cells included. */
  readonly header: string
}

export interface LabelProposal extends Proposal<LabelMeaning> {
  readonly key: string
  /** The label as it stands in the table. */
  readonly text: string
  /** The group or 其中 that it stands under. */
  readonly under: string
  /** First row with the label, and how many rows have it. */
  readonly row: number
  readonly rows: number
}

/** How a table is laid out. */
export type Orientation = 'indicators-down' | 'subjects-down' | 'periods-down' | 'projects-down' | 'list'

/** What a grid seems to be: a mapping to be looked at, with how sure it is of each part. */
export interface Recognition {
  readonly orientation: Orientation
  readonly mapping: Mapping
  readonly columns: readonly ColumnProposal[]
  readonly labels: readonly LabelProposal[]
  /** What titles and unit lines say, and where each was read. */
  readonly table: readonly { readonly facets: Facets; readonly row: number; readonly text: string }[]
  readonly skipped: readonly { readonly row: number; readonly reason: SkipReason }[]
  /** There are no figures in it: empty, or nothing but words. */
  readonly isTable: boolean
}
