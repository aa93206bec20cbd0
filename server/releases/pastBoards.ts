import { setImmediate } from 'node:timers/promises'
import { Failure } from '#server/failure.ts'
import type { Checkpoints } from '#server/releases/checkpoint.ts'
import { KeptBoards } from '#server/releases/keptBoards.ts'
import { readLog } from '#server/releases/releaseLog.ts'
import type { Timeline } from '#server/releases/timeline.ts'
import { serialQueue } from '#server/store/serialQueue.ts'
import type { Store } from '#server/store/store.ts'
import { applyReleases } from '#shared/applyRelease.ts'
import { emptyBoard, type Board } from '#shared/board.ts'

/** What is folded before others get their turn: a few milliseconds of reading, checking and applying. */
const CHANGES_A_TURN = 800
/** Of a long log the newest releases are those that are looked back to; what lies further is near a board in the store. */
const PREPARED = 20_000
/** Beyond so many releases a board that lies in the store is read sooner than the log is folded. */
const FAR = 500
/** Different points of the past that may be waited for at once. */
const WAITING_LIMIT = 32

/**
 * The board as it was at an earlier seq: the log folded from the nearest board that was kept, in memory or in the store, one request after
 * another, and once for all who ask for the same point.
 */
export class PastBoards {
  readonly #store: Pick<Store, 'read' | 'damaged'>
  readonly #timeline: Timeline
  readonly #stored: Pick<Checkpoints, 'between'>
  readonly #kept: KeptBoards
  readonly #inTurn = serialQueue()
  readonly #asked = new Map<number, Promise<Board>>()

  constructor(
    store: Pick<Store, 'read' | 'damaged'>,
    timeline: Timeline,
    epoch: string,
    stored: Pick<Checkpoints, 'between'>,
  ) {
    this.#store = store
    this.#stored = stored
    this.#timeline = timeline
    this.#kept = new KeptBoards(emptyBoard(epoch))
  }

  /** Ends with Failure `rate-limited` when too many different points are being asked for. */
  at(seq: number): Promise<Board> {
    const asked = this.#asked.get(seq)
    if (asked) return asked
    if (this.#asked.size >= WAITING_LIMIT)
      return Promise.reject(new Failure('rate-limited', [], { seconds: 1 }))
    const answer = this.#inTurn(() => this.#fold(seq)).finally(() => this.#asked.delete(seq))
    this.#asked.set(seq, answer)
    return answer
  }

  /**
   * Keeps boards along the log ahead of whoever is about to ask for one. A turn for each of them, so that a request
   * which comes meanwhile waits for one at most, and so does whoever closes the server.
   */
  async prepare(upTo: number, goesOn: () => boolean): Promise<void> {
    const from = Math.max(0, upTo - PREPARED)
    for (let seq = this.#kept.nextAfter(from); seq < upTo && goesOn(); seq = this.#kept.nextAfter(seq))
      await this.at(seq)
  }

  async #fold(seq: number): Promise<Board> {
    await this.#timeline.reach(seq)
    let board = this.#kept.nearest(seq)
    if (seq - board.seq > FAR) board = (await this.#stored.between(board.seq, seq)) ?? board
    while (board.seq < seq) {
      const limit = Math.min(seq, this.#kept.nextAfter(board.seq))
      const to = this.#timeline.runAfter(board.seq, limit, CHANGES_A_TURN)
      board = applyReleases(board, await readLog(this.#store, board.seq, to - board.seq))
      this.#kept.offer(board)
      await setImmediate()
    }
    this.#kept.used(board)
    return board
  }
}
