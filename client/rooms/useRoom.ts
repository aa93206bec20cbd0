import { onScopeDispose, shallowReadonly, shallowRef, watch, type ShallowRef } from 'vue'
import { fetchRoom, type RoomAsked, type RoomShown } from '#client/api/rooms.ts'
import { ApiProblem } from '#client/api/http.ts'
import { keep, kept } from '#client/live/kept.ts'
import { useLive } from '#client/stores/live.ts'
import type { Board } from '#shared/board.ts'
import type { Problem } from '#shared/contract/problem.ts'

/** A room's answer and the board of the same release: what is drawn together belongs together. */
export interface RoomFrame {
  readonly answer: RoomShown
  readonly board: Board
}
/** Why there is no answer: what the server refused, or `away` when nothing answered. */
export type RoomTrouble = Problem | 'away'

const RETRY_MS = 3_000
/** Boards that are kept for an answer on its way; far more than come while one is fetched. */
const MOST_BOARDS = 50

/**
 * What a room shows, followed while the caller lives. When something was released the old answer and the old board stay
 * on the page until the new answer is there; then both change at once. While somebody looks back, the room is that of
 * that day.
 */
export function useRoom(which: () => Omit<RoomAsked, 'on'>): {
  readonly frame: Readonly<ShallowRef<RoomFrame | undefined>>
  readonly trouble: Readonly<ShallowRef<RoomTrouble | undefined>>
} {
  const live = useLive()
  const frame = shallowRef<RoomFrame>()
  const trouble = shallowRef<RoomTrouble>()
  /** Boards that came since the one that is drawn, and an answer that came before its board. */
  const boards = new Map<number, Board>()
  let early: RoomShown | undefined
  let isAsking = false
  let isWanted = false
  let retry: ReturnType<typeof setTimeout> | undefined
  /** Releases that have come and are not drawn yet: this page has painted none of them. */
  let undrawn: readonly { readonly seq: number; readonly drawn: (isShown: boolean) => void }[] = []

  function settle(upTo: number, isShown: boolean): void {
    for (const { seq, drawn } of undrawn) if (seq <= upTo) drawn(isShown)
    undrawn = undrawn.filter(({ seq }) => seq > upTo)
  }

  const moment = (): string | undefined => live.asOf?.day
  const keyOf = (): string => JSON.stringify([which().code, which().of, moment()])

  async function ask(): Promise<void> {
    isWanted = true
    if (isAsking) return
    isAsking = true
    while (isWanted) {
      isWanted = false
      await askOnce()
    }
    isAsking = false
  }

  async function askOnce(): Promise<void> {
    clearTimeout(retry)
    const key = keyOf()
    try {
      const answer = await fetchRoom({ ...which(), on: moment() })
      if (key !== keyOf()) return
      trouble.value = undefined
      if (isOrdinary()) keep(keptAs(), answer)
      pair(answer)
    } catch (error) {
      if (key !== keyOf()) return
      trouble.value = error instanceof ApiProblem ? error.problem : 'away'
      settle(Infinity, false)
      if (error instanceof ApiProblem) return
      retry = setTimeout(() => void ask(), RETRY_MS)
      if (live.isKept && isOrdinary() && !frame.value) await showKept(key)
    }
  }

  /** What a wall keeps for a start without a server: rooms of now, and none of the many about one record. */
  const isOrdinary = (): boolean =>
    which().of === undefined && moment() === undefined && live.link !== 'still'
  const keptAs = (): string => `room ${which().code}`

  async function showKept(key: string): Promise<void> {
    const answer = await kept<RoomShown>(keptAs())
    if (answer?.seq !== live.board.seq || key !== keyOf() || !live.isKept) return
    trouble.value = undefined
    frame.value = { answer, board: live.board }
  }

  /** A draft that is tried on a wall has a seq of its own, and a day of the past has one board: both go with what came. */
  function pair(answer: RoomShown): void {
    const isFixed = live.link === 'still' || moment() !== undefined
    const board = isFixed ? live.board : boards.get(answer.seq)
    early = board ? undefined : answer
    if (!board) return
    frame.value = { answer, board }
    settle(answer.seq, true)
    for (const seq of boards.keys()) if (seq < answer.seq) boards.delete(seq)
  }

  watch(
    () => live.board,
    (board, former) => {
      if (board.epoch !== former?.epoch) boards.clear()
      boards.set(board.seq, board)
      const [oldest] = boards.keys()
      if (boards.size > MOST_BOARDS && oldest !== undefined) boards.delete(oldest)
      if (!live.ready) return
      if (former && moment() === undefined)
        live.paintsAfter(new Promise((drawn) => (undrawn = [...undrawn, { seq: board.seq, drawn }])))
      if (early) pair(early)
      void ask()
    },
    { immediate: true },
  )
  watch(keyOf, (_, former) => {
    early = undefined
    const [code, of] = JSON.parse(former) as unknown[]
    if (which().code !== code || which().of !== (of ?? undefined)) frame.value = undefined
    trouble.value = undefined
    boards.set(live.board.seq, live.board)
    void ask()
  })
  onScopeDispose(() => {
    clearTimeout(retry)
    settle(Infinity, true)
  })
  return { frame: shallowReadonly(frame), trouble: shallowReadonly(trouble) }
}
