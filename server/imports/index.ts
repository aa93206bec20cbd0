export { importInto } from '#server/imports/importInto.ts'
export { openImports, type Imports } from '#server/imports/openImports.ts'
export type { DraftOrder, ImportPorts } from '#server/imports/ports.ts'
export { MOST_BYTES } from '#server/imports/reading/limits.ts'
