import type { OwnBuilder } from '#server/rooms/ground.ts'
import { fundFunnel } from '#server/rooms/own/fundFunnel.ts'

/** The views that no definition can describe, by the name that their room gives. One line a builder. */
export const OWN_BUILDERS: ReadonlyMap<string, OwnBuilder> = new Map<string, OwnBuilder>([
  ['fund-funnel', fundFunnel],
])
