import { computed, shallowRef } from 'vue'
import { fetchBoardAt } from '#client/api/calls.ts'
import { sharingParts } from '#client/live/sharedParts.ts'
import type { Board } from '#shared/board.ts'
import type { Day } from '#shared/period.ts'

/** A day of the past, and the newest release that was public at its end. */
export interface PastPoint {
  readonly day: Day
  readonly seq: number
}
interface Past extends PastPoint {
  readonly board: Board
}

/**
 * The board of an earlier day that stands on the page in the place of the newest one, which goes on being followed
 * beneath. Only the point asked for last is waited for; a request that it supersedes is dropped.
 */
export function useLookBack(newest: () => Board) {
  const past = shallowRef<Past | null>(null)
  /** Asked for and not here yet, or what could not be fetched. */
  const awaited = shallowRef<PastPoint | null>(null)
  const hasFailed = shallowRef(false)
  let asking: AbortController | undefined

  function drop(): void {
    asking?.abort()
    asking = undefined
    awaited.value = null
    hasFailed.value = false
  }

  /** Shows the board as of a day. Resolves to whether it is on the page; on failure what was shown stays. */
  async function lookBackTo(point: PastPoint): Promise<boolean> {
    drop()
    if (past.value?.seq === point.seq) {
      past.value = { ...point, board: past.value.board }
      return true
    }
    const mine = (asking = new AbortController())
    awaited.value = point
    const board = await fetchBoardAt(point.seq, newest().epoch, mine.signal).catch(() => undefined)
    if (asking !== mine) return false
    asking = undefined
    hasFailed.value = board === undefined
    awaited.value = null
    if (board) past.value = { ...point, board: sharingParts(past.value?.board ?? newest(), board) }
    return board !== undefined
  }

  function returnToNow(): void {
    drop()
    past.value = null
  }

  return {
    past,
    asOf: computed<PastPoint | null>(() => past.value && { day: past.value.day, seq: past.value.seq }),
    awaited: computed(() => awaited.value),
    hasFailed: computed(() => hasFailed.value),
    lookBackTo,
    returnToNow,
  }
}
