export * from '#server/releases/releases.ts'
