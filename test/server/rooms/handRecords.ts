import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { Shelf, withVersion } from '#server/records/shelf.ts'
import type { RoomGround } from '#server/rooms/ground.ts'
import { openGround } from '#server/rooms/openGround.ts'
import { emptyBoard } from '#shared/board.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { JsonValue } from '#shared/ledger/record.ts'
import { asPeriod } from '#shared/period.ts'

const catalogue = loadCatalogue()
const ledgers = loadLedgers()

export const VIEWER = { role: 'viewer', owner: null } as const
export const SCREEN = { role: 'screen', owner: null } as const
export const REVIEWER = { role: 'reviewer', owner: null } as const

/** A few records that are written down by hand, and grounds over them. */
export class HandRecords {
  readonly shelf = new Shelf()

  /** Another version of a record, which holds from the day on. */
  add(
    entity: string,
    id: string,
    on: string,
    fields: Readonly<Record<string, JsonValue>>,
    { seq = 1, demo = false }: { readonly seq?: number; readonly demo?: boolean } = {},
  ): this {
    const known = this.shelf.record(entity, id)
    const before = known?.versions.at(-1)?.fields ?? {}
    const version = (known?.versions.length ?? 0) + 1
    this.shelf.put(
      withVersion(known, {
        ...{ entity, id, version, seq, on: asPeriod(on), event: 'pushed', demo, reason: null, actor: null },
        fields: { ...before, ...fields },
      }),
    )
    return this
  }

  ground(day: string, actor: Pick<Actor, 'role' | 'owner'> = VIEWER): RoomGround {
    const board = { ...emptyBoard('hand'), seq: 9 }
    return openGround({ board, catalogue, ledgers, view: this.shelf, actor }, asPeriod(day))
  }
}
