import { createHash } from 'node:crypto'
import { Failure } from '#server/failure.ts'
import type { Clock } from '#server/clock.ts'
import { viewAt } from '#server/records/viewAt.ts'
import type { Releases } from '#server/releases/index.ts'
import { answerRoom, type OwnBuilders } from '#server/rooms/answerRoom.ts'
import type { RoomGround } from '#server/rooms/ground.ts'
import { KeptDocuments, type RoomDocument } from '#server/rooms/keptDocuments.ts'
import { openGround } from '#server/rooms/openGround.ts'
import { visibleRoom } from '#server/rooms/visible.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { RoomQuery, RoomRoll } from '#shared/contract/rooms.ts'
import { asPeriod, shanghaiDay, type Day } from '#shared/period.ts'
import type { Room } from '#shared/rooms/room.ts'

export interface RoomPorts {
  readonly releases: Pick<
    Releases,
    'board' | 'boardAt' | 'catalogue' | 'catalogueAt' | 'ledgers' | 'records' | 'seqAsOf'
  >
  readonly clock: Clock
  readonly rooms: ReadonlyMap<string, Room>
  readonly builders: OwnBuilders
}

/** What the rooms show, to whom. */
export interface Rooms {
  readonly roll: (actor: Actor) => RoomRoll
  /** Throws Failure `not-found` for a room or a record that is not there, `invalid` for a day to come. */
  readonly answer: (actor: Actor, code: string, query: RoomQuery) => Promise<RoomDocument>
}

type Asker = Pick<Actor, 'role' | 'owner'>
const SCREEN: Asker = { role: 'screen', owner: null }

export function openRooms({ releases, clock, rooms, builders }: RoomPorts): Rooms {
  const kept = new KeptDocuments()
  const today = (): Day => shanghaiDay(clock.now())
  /** Grounds of the newest seq: rooms that are asked for one after another look at the same records. */
  let grounds = new Map<string, RoomGround>()
  let groundsOf = ''

  function groundNow(asker: Asker): RoomGround {
    const [board, records, day] = [releases.board(), releases.records, today()]
    const of = `${board.seq} ${records.seq()} ${day}`
    if (of !== groundsOf) {
      grounds = new Map()
      groundsOf = of
    }
    const known = grounds.get(kindOf(asker))
    if (known) return known
    const view = records.seq() === board.seq ? records : viewAt(records, board.seq)
    const parts = { board, view, catalogue: releases.catalogue(), ledgers: releases.ledgers(), actor: asker }
    const ground = openGround(parts, day)
    grounds.set(kindOf(asker), ground)
    return ground
  }

  async function groundThen(asker: Asker, day: Day, seq: number): Promise<RoomGround> {
    const [board, catalogue] = [await releases.boardAt(seq), await releases.catalogueAt(seq)]
    const view = viewAt(releases.records, seq)
    return openGround({ board, view, catalogue, ledgers: releases.ledgers(), actor: asker }, day)
  }

  return {
    roll: (actor) => {
      const ground = groundNow(actor)
      const there = [...rooms.values()].filter(
        (room) => room.of === undefined && visibleRoom(room, ground).views.length > 0,
      )
      return { rooms: there.map(({ code, zh, en, domain }) => ({ code, zh, en, domain })) }
    },
    answer: async (actor, code, { on: day, of, face }) => {
      const room = rooms.get(code)
      if (!room) throw new Failure('not-found')
      const asker = face === 'wall' ? SCREEN : actor
      const on = day === undefined ? undefined : asPeriod(day)
      const seq = on === undefined ? releases.board().seq : await releases.seqAsOf({ kind: 'day', day: on })
      const about = on ?? today()
      const key = JSON.stringify([seq, about, kindOf(asker), code, of])
      const known = kept.get(key)
      if (known) return known
      const isNow = seq === releases.board().seq && about === today()
      const ground = isNow ? groundNow(asker) : await groundThen(asker, about, seq)
      const answer = answerRoom(room, ground, builders, of)
      return kept.keep(key, documentOf(Buffer.from(JSON.stringify(answer))))
    },
  }
}

const documentOf = (json: Buffer): RoomDocument => ({
  json,
  etag: `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"`,
})

/** People of one kind see the same of every ledger (see `sightOf`). */
function kindOf({ role, owner }: Asker): string {
  if (role === 'screen') return 'screen'
  if (role === 'reviewer' || role === 'auditor') return 'inside'
  return role === 'filer' && owner !== null ? `office ${owner}` : 'reader'
}
