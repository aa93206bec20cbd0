import { loadPlan } from '#server/scenes/definitions/loadPlan.ts'
import { wallDocument, type WallDocument } from '#server/scenes/definitions/wallDocument.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { Room } from '#shared/rooms/room.ts'
import type { WallPlan } from '#shared/scenes/wallPlan.ts'

export interface ScenePorts {
  /** As delivered: what the delivered scenes are checked against. */
  readonly delivered: {
    readonly catalogue: Catalogue
    readonly ledgers: ReadonlyMap<string, Ledger>
    readonly rooms: ReadonlyMap<string, Room>
  }
}

/** What stands on the walls. */
export interface Scenes {
  /** As delivered; in what it differs today the board says. */
  readonly delivered: WallPlan
  readonly document: WallDocument
}

/** Opens the delivered scenes and playlists. Throws a CatalogueError for those that cannot be used. */
export function openScenes({ delivered: ground }: ScenePorts): Scenes {
  const delivered = loadPlan({ ...ground, pictures: new Set() })
  return { delivered, document: wallDocument(delivered) }
}
