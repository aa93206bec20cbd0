/** Everything that a thread loads after what reads files. */
export { indexCatalogue } from '#shared/catalogue/catalogue.ts'
export { examineSheets } from '#server/imports/examine/examineSheets.ts'
export { examineList } from '#server/imports/lists/examineList.ts'
export { listSheets } from '#server/imports/lists/listSheets.ts'
export { packSheet } from '#server/imports/examine/packSheet.ts'
export { unpackText } from '#server/imports/examine/packed.ts'
