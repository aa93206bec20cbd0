import type { Playlist } from '#shared/scenes/playlist.ts'
import type { Scene } from '#shared/scenes/scene.ts'

/** A scene or playlist that the bureau has changed or added since the product was delivered. */
export interface WallEdit<Entry> {
  readonly version: number
  /** The release that made it so. */
  readonly seq: number
  readonly entry: Entry
}

/** In what the wall differs from how it was delivered; part of the board, so every screen has it with a release. */
export interface WallEdits {
  readonly scenes: Readonly<Record<string, WallEdit<Scene>>>
  readonly playlists: Readonly<Record<string, WallEdit<Playlist>>>
}

export const NO_WALL_EDITS: WallEdits = { scenes: {}, playlists: {} }

/** All scenes and playlists, in the order in which they are offered. */
export interface WallPlan {
  readonly scenes: readonly Scene[]
  readonly playlists: readonly Playlist[]
}

/** The plan as it stands: as delivered, with what the bureau has made of it; added ones at the end. */
export function wallPlanOn(delivered: WallPlan, edits: WallEdits): WallPlan {
  return {
    scenes: edited(delivered.scenes, edits.scenes),
    playlists: edited(delivered.playlists, edits.playlists),
  }
}

function edited<Entry extends { readonly code: string }>(
  delivered: readonly Entry[],
  edits: Readonly<Record<string, WallEdit<Entry>>>,
): readonly Entry[] {
  const codes = new Set(delivered.map(({ code }) => code))
  const added = Object.values(edits).filter(({ entry }) => !codes.has(entry.code))
  return [
    ...delivered.map((entry) => edits[entry.code]?.entry ?? entry),
    ...added.toSorted((a, b) => a.seq - b.seq).map(({ entry }) => entry),
  ]
}
