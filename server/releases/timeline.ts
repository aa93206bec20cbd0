import type { Store } from '#server/store/store.ts'
import { serialQueue } from '#server/store/serialQueue.ts'
import type { ReleaseDays } from '#shared/contract/answers.ts'
import { shanghaiDay, type Day } from '#shared/period.ts'

const BATCH = 5_000

/** When each release of the log became public and how large it is: read once, then only what has come since. */
export class Timeline {
  readonly #read: Store['read']
  readonly #inTurn = serialQueue()
  /** By seq, counted from 1: the instant in milliseconds, and the number of changes. */
  readonly #at: number[] = []
  readonly #changes: number[] = []

  constructor({ read }: Pick<Store, 'read'>) {
    this.#read = read
  }

  /** Knows all releases up to a seq from now on. */
  reach(seq: number): Promise<void> {
    return this.#inTurn(async () => {
      while (this.#at.length < seq) {
        const rows = await this.#read
          .selectFrom('release_log')
          .select(['at', 'changes'])
          .where('seq', '>', this.#at.length)
          .orderBy('seq')
          .limit(BATCH)
          .execute()
        if (rows.length === 0) return
        for (const { at, changes } of rows) {
          this.#at.push(Date.parse(at))
          this.#changes.push(changes)
        }
      }
    })
  }

  /** The newest release that was public at an instant; 0 before the first. */
  seqAt(epochMs: number): number {
    return this.#at.findLastIndex((at) => at <= epochMs) + 1
  }

  /** The end of a run of releases after `from`: at most `limit`, and no more changes than `changes` save in a single one. */
  runAfter(from: number, limit: number, changes: number): number {
    let [to, sum] = [from + 1, this.#changes[from] ?? 0]
    while (to < limit && (sum += this.#changes[to] ?? 0) <= changes) to += 1
    return to
  }

  /** The days on which anything was published, up to a seq; a clock that was set back does not turn the days round. */
  days(upTo: number): Pick<ReleaseDays, 'days' | 'seqs' | 'changes'> {
    const [days, seqs, changes]: [Day[], number[], number[]] = [[], [], []]
    for (let seq = 1; seq <= upTo; seq++) {
      const day = shanghaiDay(this.#at[seq - 1] ?? 0)
      const last = days.at(-1)
      if (last === undefined || day > last) {
        days.push(day)
        seqs.push(seq)
        changes.push(0)
      }
      seqs[seqs.length - 1] = seq
      changes[changes.length - 1] = (changes.at(-1) ?? 0) + (this.#changes[seq - 1] ?? 0)
    }
    return { days, seqs, changes }
  }
}
