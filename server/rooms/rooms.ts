import { createHash } from 'node:crypto'
import { Failure } from '#server/failure.ts'
import { answerRoom, answerView, type LookedUp, type OwnBuilders } from '#server/rooms/answerRoom.ts'
import { openGrounds, type GroundPorts } from '#server/rooms/grounds.ts'
import { KeptDocuments, type RoomDocument } from '#server/rooms/keptDocuments.ts'
import { kindOf, type Asker } from '#server/rooms/kindOf.ts'
import { ledgerRoom } from '#server/rooms/ledgerRoom.ts'
import { visibleRoom } from '#server/rooms/visible.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { RoomQuery, RoomRoll } from '#shared/contract/rooms.ts'
import { asPeriod, shanghaiDay, type Day } from '#shared/period.ts'
import type { Room } from '#shared/rooms/room.ts'

export interface RoomPorts extends GroundPorts {
  readonly rooms: ReadonlyMap<string, Room>
  readonly builders: OwnBuilders
}

/** What the rooms show, to whom. */
export interface Rooms {
  readonly roll: (actor: Actor) => RoomRoll
  /** Throws Failure `not-found` for a room or a record that is not there, `invalid` for a day to come. */
  readonly answer: (actor: Actor, code: string, query: RoomQuery) => Promise<RoomDocument>
  /**
   * Single views as whoever is signed in may see them, as known at a seq and as things stood on a day; undefined for a
   * view that is not there, or not for them.
   */
  readonly viewsAt: (day: Day, seq: number) => Promise<(room: string, view: string) => LookedUp | undefined>
  readonly close: () => void
}

/** People who are no part of any office: what they may see everybody who signs in may. */
const READER: Asker = { role: 'viewer', owner: null }
const SCREEN: Asker = { role: 'screen', owner: null }

export function openRooms({ releases, clock, rooms, builders }: RoomPorts): Rooms {
  const documents = new KeptDocuments()
  const grounds = openGrounds({ releases, clock })
  const today = (): Day => shanghaiDay(clock.now())
  return {
    close: grounds.close,
    roll: (actor) => {
      const { ground } = grounds.now(actor)
      const there = [...rooms.values()].filter(
        (room) => room.of === undefined && visibleRoom(room, ground).views.length > 0,
      )
      return { rooms: there.map(({ code, zh, en, domain }) => ({ code, zh, en, domain })) }
    },
    viewsAt: async (day, seq) => {
      const { ground } = await grounds.then(READER, day, seq)
      return (room, view) => {
        const definition = rooms.get(room)
        return definition && answerView(definition, view, ground)
      }
    },
    answer: async (actor, code, { on: day, of, face }) => {
      const room = rooms.get(code) ?? ledgerRoom(code, releases.ledgers())
      if (!room) throw new Failure('not-found')
      const asker = face === 'wall' || !rooms.has(code) ? SCREEN : actor
      const on = day === undefined ? undefined : asPeriod(day)
      const seq = on === undefined ? releases.board().seq : await releases.seqAsOf({ kind: 'day', day: on })
      const about = on ?? today()
      const key = JSON.stringify([seq, about, kindOf(asker), code, of])
      const known = documents.get(key)
      if (known) return known
      const isNow = seq === releases.board().seq && about === today()
      const { ground, keep } = isNow ? grounds.now(asker) : await grounds.then(asker, about, seq)
      const answer = answerRoom(room, ground, builders, of, keep)
      return documents.keep(key, documentOf(Buffer.from(JSON.stringify(answer))))
    },
  }
}

const documentOf = (json: Buffer): RoomDocument => ({
  json,
  etag: `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"`,
})
