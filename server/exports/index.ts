export { asciiExportName, exportName } from '#server/exports/exportName.ts'
export { EXPORT_TYPES, openExports } from '#server/exports/openExports.ts'
export type * from '#server/exports/exports.ts'
export { numberFormat } from '#server/exports/workbook.ts'
