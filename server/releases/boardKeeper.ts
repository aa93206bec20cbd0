import { readLog, releaseOf } from '#server/releases/releaseLog.ts'
import type { ReleasePorts } from '#server/releases/releases.ts'
import { serialQueue } from '#server/store/serialQueue.ts'
import { applyReleases } from '#shared/applyRelease.ts'
import type { Board } from '#shared/board.ts'
import { REPLAY_LIMIT } from '#shared/contract/live.ts'
import type { Release } from '#shared/release.ts'

/** Beyond this many changes the snapshot is the smaller answer. */
export const REPLAY_CHANGES = 5_000

type Listener = (release: Release) => void

/** Holds the board in memory at the newest committed release and tells of each as it comes, in order. */
export class BoardKeeper {
  readonly #ports: Pick<ReleasePorts, 'store' | 'log'>
  readonly #listeners = new Set<Listener>()
  readonly #inTurn = serialQueue()
  #board: Board
  /** The newest releases up to the board's, without a gap. */
  #held: readonly Release[] = []

  constructor(ports: Pick<ReleasePorts, 'store' | 'log'>, board: Board) {
    this.#ports = ports
    this.#board = board
  }

  board(): Board {
    return this.#board
  }

  /** Calls the listener after each release from now on; the answer ends it. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /**
   * Moves the board to a release that this process has committed, over those that other processes have committed
   * before it. Never throws: the release is public already, and what could not be read now is read next time.
   */
  async follow(seq: number, body: string): Promise<void> {
    if (seq === this.#board.seq + 1) this.#move([releaseOf(body)])
    else if (seq > this.#board.seq) {
      await this.catchUp().catch((error: unknown) =>
        this.#ports.log.error({ err: error, seq }, 'the board lags behind the log'),
      )
    }
  }

  /**
   * Moves the board to the end of the log. Nobody is told of releases up to `silentUpTo`, as at the start and after
   * an import; screens that follow notice the gap and take a snapshot.
   */
  catchUp(silentUpTo = 0): Promise<void> {
    return this.#inTurn(async () => {
      for (;;) {
        const read = await readLog(this.#ports.store, this.#board.seq)
        const next = read.filter(({ seq }) => seq > this.#board.seq) // own releases may have moved it meanwhile
        this.#move(next, silentUpTo)
        if (read.length === 0) return
      }
    })
  }

  /** The releases after `seq`, oldest first, where all of them are still in memory. */
  heldAfter(seq: number): readonly Release[] | undefined {
    const missed = this.#board.seq - seq
    return missed <= this.#held.length ? this.#held.slice(this.#held.length - missed) : undefined
  }

  #move(releases: readonly Release[], silentUpTo = 0): void {
    this.#board = applyReleases(this.#board, releases)
    const told = releases.filter(({ seq }) => seq > silentUpTo)
    // History is not worth its memory: who is that far behind takes a snapshot.
    this.#held = replayable([...(told.length < releases.length ? [] : this.#held), ...told])
    told.forEach((release) => this.#tell(release))
  }

  #tell(release: Release): void {
    for (const listener of this.#listeners) {
      try {
        listener(release)
      } catch (error) {
        this.#ports.log.error({ err: error, seq: release.seq }, 'a listener failed on a release')
      }
    }
  }
}

/** The newest of the releases that are still a smaller answer than a snapshot. */
function replayable(releases: readonly Release[]): readonly Release[] {
  let [from, changes] = [releases.length, 0]
  while (from > 0 && releases.length - from < REPLAY_LIMIT) {
    changes += releases[from - 1]?.changes.length ?? 0
    if (changes > REPLAY_CHANGES) break
    from -= 1
  }
  return releases.slice(from)
}
