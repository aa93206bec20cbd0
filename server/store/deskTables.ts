import type { DraftEvent, DraftOrigin, DraftState } from '#shared/contract/drafts.ts'
import type { MissingReason } from '#shared/observation.ts'
import type { Period } from '#shared/period.ts'
import type { SeriesKey } from '#shared/series.ts'

/*
 * Drafts on their way to the screens, and files on their way to a draft; what the columns mean is as in `tables.ts`.
 */

/** Figures on their way to the screens. Nothing of a draft is in any other table before it is released. */
export interface DraftRow {
  id: string
  version: number
  state: DraftState
  origin: DraftOrigin
  owner: string
  /** Of the bureau whose draft it is; null for the one that keeps the installation. */
  area: string | null
  /** The filing sheet it belongs to. */
  domain: string | null
  period: string | null
  /** JSON of DraftHead. */
  head: string
  /** What it is called where its head has no title: worded from its figures whenever they change. */
  title: string
  /** Id of the account or token that began it. */
  author: string
  /** How many cells it holds, and JSON of the indicators they are of. */
  entries: number
  indicators: string
  /** How many changes of records it holds, and JSON of the ledgers they are of. */
  records: number
  ledgers: string
  /** As what its author changes records; null where it has never held one. */
  author_role: 'filer' | 'reviewer' | null
  created_at: string
  changed_at: string
  submitted_at: string | null
  approved_by: string | null
  release_at: string | null
  released_seq: number | null
  remark: string | null
  /** Code of what kept it from being released the last time. */
  failure: string | null
}

/** A cell as it was typed; one that was cleared stays as a mark, so that others learn of it. */
export interface DraftEntryRow {
  draft: string
  series: SeriesKey
  period: Period
  text: string
  unit: string | null
  missing: MissingReason | null
  seen: number
  reason: string | null
  note: string | null
  /** JSON of the answers given to checks. */
  answers: string
  restores: number | null
  /** Of the draft when the cell was last changed. */
  version: number
  editor: string
  cleared: number
}

/** Everybody who ever typed into a draft, began or imported it. */
export interface DraftAuthorRow {
  draft: string
  account: string
}

export interface DraftEventRow {
  draft: string
  n: number
  at: string
  actor: string
  act: DraftEvent['act']
  remark: string | null
  code: string | null
  /** The version upon which it was done, so that a repeated act is known again. */
  base: number
}

/** Domains for which the bureau has settled whether they want four eyes; those that are not here do. */
export interface DeskPolicyRow {
  domain: string
  four_eyes: number
}

/** A file that was read; its bytes are not kept. */
export interface ImportRow {
  id: string
  version: number
  state: 'open' | 'drafted'
  /** Office whose figures are taken from it. */
  owner: string
  account: string
  by_name: string
  file_name: string
  format: 'xlsx' | 'csv'
  encoding: string | null
  bytes: number
  sha256: string
  origin: 'import' | 'inbox'
  draft: string | null
  /** The release that its records became where nobody has to approve them. */
  seq: number | null
  created_at: string
  expires_at: string
}

export interface ImportSheetRow {
  import: string
  n: number
  /** JSON of ImportSheet, its mapping included. */
  overview: string
  /** The sheet as it was read, and the figures it comes to, both packed. */
  grid: string
  figures: string
  /** Those of a list of records, packed; null for figures. */
  records: string | null
}

/** Some rows of a sheet with the fate of each cell, packed. */
export interface ImportPageRow {
  import: string
  sheet: number
  page: number
  cells: string
}

/** What an office said last of a form, by its fingerprint. */
export interface ImportMappingRow {
  owner: string
  form: string
  mapping: string
  changed_at: string
}
