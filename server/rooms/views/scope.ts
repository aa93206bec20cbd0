import { Failure } from '#server/failure.ts'
import type { RoomGround, Standing } from '#server/rooms/ground.ts'
import { referredLedger, type Ledger } from '#shared/ledger/ledger.ts'
import type { Room } from '#shared/rooms/room.ts'

/** A ground, and the records of a view's ledger on it: all of them, or those of the record that the room is about. */
export interface Scope {
  readonly ground: RoomGround
  readonly recordsOn: (ground: RoomGround) => readonly Standing[]
}

/** The field by which a ledger's records belong to one of another; undefined where they do not. */
export const belongingField = (ledger: Ledger, of: string): string | undefined =>
  ledger.fields.find((field) => referredLedger(field) === of)?.name

/** The scope of a view over a ledger. Throws Failure `not-found` where the record is not there for the asker. */
export function scopeOf(room: Room, entity: string, ground: RoomGround, of: string | undefined): Scope {
  if (room.of === undefined) return { ground, recordsOn: (on) => on.standing(entity) }
  const about = room.of
  if (of === undefined || !ground.find(about, of)) throw new Failure('not-found')
  if (about === entity)
    return {
      ground,
      recordsOn: (on) => {
        const one = on.find(entity, of)
        return one ? [one] : []
      },
    }
  const ledger = ground.ledgers.get(entity)
  const field = ledger && belongingField(ledger, about)
  return { ground, recordsOn: (on) => (field === undefined ? [] : on.referring(entity, field, of)) }
}
