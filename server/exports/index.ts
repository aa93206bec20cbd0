export { openExports } from '#server/exports/openExports.ts'
export type * from '#server/exports/exports.ts'
