import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { Room } from '#shared/rooms/room.ts'
import type { WallPlan } from '#shared/scenes/wallPlan.ts'

/** What scenes and playlists may name. */
export interface SceneGround {
  readonly catalogue: Pick<Catalogue, 'indicator' | 'subject'>
  readonly ledgers: ReadonlyMap<string, Ledger>
  readonly rooms: ReadonlyMap<string, Room>
  /** Hashes of the pictures that were brought. */
  readonly pictures: ReadonlySet<string>
  /** The other scenes and playlists; whatever is judged takes the place of the one with its code. */
  readonly plan: WallPlan
}
