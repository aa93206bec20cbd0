import type { Clock } from '#server/clock.ts'
import { viewAt } from '#server/records/viewAt.ts'
import type { Releases } from '#server/releases/index.ts'
import type { KeepView } from '#server/rooms/answerRoom.ts'
import type { RoomGround } from '#server/rooms/ground.ts'
import { kindOf, type Asker } from '#server/rooms/kindOf.ts'
import { openGround } from '#server/rooms/openGround.ts'
import type { Board } from '#shared/board.ts'
import { shanghaiDay, type Day } from '#shared/period.ts'

export interface GroundPorts {
  readonly releases: Pick<
    Releases,
    'board' | 'boardAt' | 'catalogue' | 'catalogueAt' | 'ledgers' | 'records' | 'seqAsOf'
  >
  readonly clock: Clock
}

/** A ground, and what keeps the answers of its views for as long as nothing that they are counted from changes. */
export interface OpenGround {
  readonly ground: RoomGround
  readonly keep?: KeepView
}

export interface Grounds {
  readonly now: (asker: Asker) => OpenGround
  /** As known at a seq of the past and as things stood that day; nothing of it is kept. */
  readonly then: (asker: Asker, day: Day, seq: number) => Promise<OpenGround>
  readonly close: () => void
}

/**
 * The grounds that rooms are asked on. Most releases hold figures and no records: then the records that were looked
 * through stay looked through, and what was counted stays counted.
 */
export function openGrounds({ releases, clock }: GroundPorts): Grounds {
  let kept = new Map<string, OpenGround>()
  let of: readonly unknown[] = []
  const close = releases.records.subscribe(() => kept.clear())
  return {
    close,
    now: (asker) => {
      const [board, records, day] = [releases.board(), releases.records, shanghaiDay(clock.now())]
      const [catalogue, ledgers] = [releases.catalogue(), releases.ledgers()]
      const parts = { board, catalogue, ledgers, actor: asker }
      // Records move just before the board does; what is asked in between is of the board's seq.
      if (records.seq() !== board.seq)
        return { ground: openGround({ ...parts, view: viewAt(records, board.seq) }, day) }
      if (![day, catalogue, ledgers].every((one, i) => one === of[i])) {
        kept = new Map()
        of = [day, catalogue, ledgers]
      }
      const kind = kindOf(asker)
      const known = kept.get(kind) ?? {
        ground: openGround({ ...parts, view: records }, day),
        keep: keeping(),
      }
      kept.delete(kind) // so that it becomes the one that was used last
      kept.set(kind, known)
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST_KINDS) break
        kept.delete(oldest)
      }
      return { ...known, ground: onBoard(known.ground, board) }
    },
    then: async (asker, day, seq) => {
      const [board, catalogue] = [await releases.boardAt(seq), await releases.catalogueAt(seq)]
      const view = viewAt(releases.records, seq)
      return {
        ground: openGround({ board, view, catalogue, ledgers: releases.ledgers(), actor: asker }, day),
      }
    },
  }
}

/** Kinds of people whose look at all records is kept. */
const MOST_KINDS = 6
/** Answers of views that are kept for each of them: of rooms about one record there are many. */
const MOST_KEPT = 2_000

/** The same records beside another board. */
const onBoard = (ground: RoomGround, board: Board): RoomGround =>
  ground.board === board
    ? ground
    : { ...ground, board, seq: board.seq, on: (day) => onBoard(ground.on(day), board) }

/** Views of kind `own` read figures too, and are built anew. */
function keeping(): KeepView {
  const answers = new Map<string, ReturnType<Parameters<KeepView>[2]>>()
  return (room, view, answer, of) => {
    if (view.kind === 'own') return answer()
    const key = `${room.code} ${view.code} ${of ?? ''}`
    const known = answers.get(key) ?? answer()
    if (answers.size < MOST_KEPT) answers.set(key, known)
    return known
  }
}
