/** What a workbook is read with. */
export { HucreError } from 'hucre'
export { readXlsx } from 'hucre/xlsx'
export { sheetCell } from '#server/imports/reading/sheetCell.ts'
