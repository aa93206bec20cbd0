import { readDelimited } from '#shared/tables/delimited.ts'
import { gridOfTexts, type TableGrid } from '#shared/tables/grid.ts'

/** The cells of a block copied from Excel or WPS: parted by tabs, rows by line ends. */
export const clipboardCells = (text: string): string[][] =>
  readDelimited(text.replace(/^\ufeff/, '').replace(/\0+$/, ''), '\t')

/** A block copied from Excel or WPS as a table; what was merged shows in the first cell only. */
export const fromClipboard = (text: string): TableGrid => gridOfTexts(clipboardCells(text))
