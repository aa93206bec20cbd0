import { playlistFaults } from '#server/scenes/definitions/playlistFaults.ts'
import type { PlanFault } from '#server/scenes/definitions/planFault.ts'
import { sceneFaults } from '#server/scenes/definitions/sceneFaults.ts'
import type { SceneGround } from '#server/scenes/definitions/sceneGround.ts'
import { schemaFaults } from '#server/scenes/definitions/schemaFaults.ts'
import type { Playlist } from '#shared/scenes/playlist.ts'
import { PlaylistEntrySchema } from '#shared/scenes/playlistEntry.ts'
import type { Scene } from '#shared/scenes/scene.ts'
import { SceneEntry } from '#shared/scenes/sceneEntry.ts'

export type ReadEntry =
  { readonly part: 'scene'; readonly entry: Scene } | { readonly part: 'playlist'; readonly entry: Playlist }

export type Reading = { readonly read: ReadEntry } | { readonly faults: readonly PlanFault[] }

/** A scene or playlist as its schema reads it, or what the schema objects to. */
export function readEntry(part: ReadEntry['part'], content: unknown): Reading {
  if (part === 'scene') {
    const { data, error } = SceneEntry.safeParse(content)
    return data ? { read: { part, entry: data } } : { faults: schemaFaults(error.issues) }
  }
  const { data, error } = PlaylistEntrySchema.safeParse(content)
  return data ? { read: { part, entry: data } } : { faults: schemaFaults(error.issues) }
}

/** What is wrong with a scene or playlist in the midst of the others. */
export const entryFaults = (read: ReadEntry, ground: SceneGround): readonly PlanFault[] => [
  ...(read.part === 'scene' ? sceneFaults(read.entry, ground) : playlistFaults(read.entry, ground)),
]
