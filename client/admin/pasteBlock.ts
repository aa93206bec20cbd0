import type { FilledCell } from '#client/admin/entryActs.ts'
import type { EntryRow } from '#client/admin/entryRows.ts'
import { pastedByName } from '#client/admin/pastedByName.ts'
import { pastedDownwards } from '#client/admin/pastedDownwards.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { readEntry } from '#shared/checks/readEntry.ts'
import { fromClipboard } from '#shared/tables/fromClipboard.ts'

/** Why a cell of a pasted block stands nowhere in the grid. */
export type LeftBecause =
  /** Not this person's to file. */
  | 'locked'
  /** Below the last row of the grid. */
  | 'beyond'
  /** In a column for which the grid has none. */
  | 'column'
  /** A figure that this sheet does not have. */
  | 'not-in-sheet'
  /** Its row or column names no figure of the catalogue. */
  | 'unnamed'
  | 'no-period'
  | 'wrong-period'
  /** Another cell of the block says something of the same figure. */
  | 'twice'
  /** It is last year's, or otherwise only stands there to compare with. */
  | 'comparison'
  /** Worked out by the dashboard itself. */
  | 'formula'

export interface LeftOut {
  /** Its place in the block: `B7`. */
  readonly cell: string
  readonly text: string
  readonly because: LeftBecause
}

/** What became of a pasted block; every cell with something in it is placed, or named here. */
export interface PasteReport {
  readonly how: 'downwards' | 'by-name'
  /** Cells that were placed. */
  readonly pasted: number
  /** Placed as they are, and not a number or mark: the row says why. */
  readonly unread: readonly { readonly cell: string; readonly text: string }[]
  readonly left: readonly LeftOut[]
  /** Unit that a header states for the values. */
  readonly unit?: string
}

/** A cell that has found its row. */
export interface PlacedCell extends FilledCell {
  readonly cell: string
}

export interface Placed {
  readonly how: PasteReport['how']
  readonly cells: readonly PlacedCell[]
  readonly left: readonly LeftOut[]
  readonly unit?: string | undefined
}

/** The grid that somebody pastes into. */
export interface PasteGround {
  /** All rows that a block may name. */
  readonly all: readonly EntryRow[]
  /** The rows in sight from the one that it was pasted at. */
  readonly from: readonly EntryRow[]
  readonly catalogue: Catalogue
}

/**
 * Finds a row for every cell of a block copied from Excel or WPS: by the names that it brings, or else downwards from
 * the row that it was pasted at. Texts stay exactly as they were copied.
 */
export function pasteBlock(
  text: string,
  ground: PasteGround,
): { readonly cells: readonly FilledCell[]; readonly report: PasteReport } {
  const grid = fromClipboard(text)
  const { how, cells, left, unit } = pastedByName(grid, ground) ?? pastedDownwards(grid, ground)
  const unread = cells.flatMap(({ row, text: said, unit: stated, cell }) => {
    const reading = readEntry({ text: said, unit: stated }, row.indicator, ground.catalogue)
    return reading.kind === 'unreadable' ? [{ cell, text: said }] : []
  })
  const pasted = cells.filter(({ text: said }) => said.trim() !== '').length
  return { cells, report: { how, pasted, unread, left, ...(unit !== undefined && { unit }) } }
}
