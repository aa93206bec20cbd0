import type { ThreadGround } from '#server/imports/thread/messages.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { ImportedRecord } from '#server/imports/lists/importedRecord.ts'
import type { ImportSheet } from '#shared/contract/imports.ts'
import type { SaidOfList } from '#shared/contract/listImports.ts'
import type { FormMark } from '#shared/filing/formMarks.ts'
import type { TableGrid } from '#shared/tables/grid.ts'
import type { ImportedFigure } from '#server/imports/examine/figure.ts'
import type { ImportCell } from '#shared/contract/imports.ts'

/** What its reader has said of a sheet. */
export type SaidOfSheet = Pick<ImportSheet, 'mapping' | 'included' | 'knownBy'> & {
  /** Of a list. */
  readonly list?: SaidOfList | undefined
}

export interface SheetToExamine {
  readonly n: number
  readonly grid: TableGrid
  readonly said?: SaidOfSheet
}

export interface SheetGround extends Omit<ThreadGround, 'catalogue'> {
  readonly catalogue: Catalogue
  /** Where the workbook is a form of ours: what it was made for. */
  readonly mark?: FormMark | undefined
}

export interface ExaminedSheet {
  readonly grid: TableGrid
  readonly overview: ImportSheet
  readonly cells: readonly (readonly ImportCell[])[]
  readonly figures: readonly ImportedFigure[]
  /** Those of a list; left out for a sheet of figures. */
  readonly records?: readonly ImportedRecord[]
}
