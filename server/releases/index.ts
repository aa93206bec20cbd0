export { openReleases } from '#server/releases/openReleases.ts'
export * from '#server/releases/releases.ts'
