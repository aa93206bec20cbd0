export { boardTag } from '#server/releases/boardSnapshot.ts'
export { openReleases } from '#server/releases/openReleases.ts'
export * from '#server/releases/releases.ts'
