import type { OwnBuilder } from '#server/rooms/ground.ts'

/** The views that no definition can describe, by the name that their room gives. One line a builder. */
export const OWN_BUILDERS: ReadonlyMap<string, OwnBuilder> = new Map<string, OwnBuilder>([])
