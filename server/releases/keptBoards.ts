import type { Board } from '#shared/board.ts'

/** Boards share whatever did not change between them, but each has its own list of all series: this many entries in all. */
const ENTRIES = 250_000
const [FEWEST, MOST] = [8, 64]
const FIRST_STEP = 32
/** Boards used last, for whoever goes through the past day by day. */
const LATELY = 8

/**
 * Boards kept along the log so that no point of it is far from one. Where they become too many every second is let go,
 * so that their number is bounded and they stay evenly spread however long the log grows.
 */
export class KeptBoards {
  readonly #empty: Board
  readonly #spread = new Map<number, Board>()
  #lately: readonly Board[] = []
  #step = FIRST_STEP

  constructor(empty: Board) {
    this.#empty = empty
  }

  /** The newest board that is kept at or before a seq. */
  nearest(seq: number): Board {
    let best = this.#empty
    for (const board of [...this.#spread.values(), ...this.#lately])
      if (board.seq <= seq && board.seq > best.seq) best = board
    return best
  }

  /** The next seq at which a board is wanted. */
  nextAfter(seq: number): number {
    return (Math.floor(seq / this.#step) + 1) * this.#step
  }

  /** Keeps the board where one is wanted. */
  offer(board: Board): void {
    if (board.seq % this.#step !== 0) return
    this.#spread.set(board.seq, board)
    const most = Math.max(FEWEST, Math.min(MOST, ENTRIES / Object.keys(board.series).length))
    while (this.#spread.size > most) {
      this.#step *= 2
      for (const seq of this.#spread.keys()) if (seq % this.#step !== 0) this.#spread.delete(seq)
    }
  }

  used(board: Board): void {
    this.#lately = [board, ...this.#lately.filter(({ seq }) => seq !== board.seq)].slice(0, LATELY)
  }

  get size(): number {
    return this.#spread.size + this.#lately.length
  }
}
