import type { Kysely, Transaction } from 'kysely'
import type { Clock } from '#server/clock.ts'
import type { Releases } from '#server/releases/index.ts'
import type { SceneGround } from '#server/scenes/definitions/sceneGround.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { Room } from '#shared/rooms/room.ts'

export type Db = Kysely<Tables>
export type Trx = Transaction<Tables>

/** What this concern needs from outside. */
export interface ScenePorts {
  readonly store: Store
  readonly clock: Clock
  readonly releases: Releases
  /** As delivered: what the delivered scenes are checked against. */
  readonly delivered: {
    readonly catalogue: Catalogue
    readonly ledgers: ReadonlyMap<string, Ledger>
    readonly rooms: ReadonlyMap<string, Room>
  }
  /** Whether a change of the walls needs a second person, as the desk has settled it. */
  readonly fourEyes: (db: Db) => Promise<boolean>
}

/** The ports with what can be named today. */
export interface PlanPorts extends ScenePorts {
  readonly ground: (db: Db) => Promise<SceneGround>
}
