import type { Kysely } from 'kysely'
import type { NewVersion } from '#server/records/records.ts'
import type { BoardKeeper } from '#server/releases/boardKeeper.ts'
import { changesOf } from '#server/releases/changesOf.ts'
import type { CheckedRelease } from '#server/releases/checkedRelease.ts'
import { checkParsed } from '#server/releases/checkRequest.ts'
import type { CommitPorts } from '#server/releases/commitRelease.ts'
import { CurrentVintages } from '#server/releases/currentState.ts'
import type { Desk } from '#server/releases/decideRelease.ts'
import type { Rehearsal, ReleasePorts } from '#server/releases/releases.ts'
import { currentVintages, newestSeq } from '#server/releases/repository.ts'
import type { Tables } from '#server/store/tables.ts'
import { shanghaiDay } from '#shared/period.ts'

/** What whoever thinks a release over may ask while others go on publishing. */
export interface ReadingDesk extends Omit<Desk, 'publish' | 'turned'> {
  /** What making a checked release would come to. Throws Failure where it could not be made. */
  readonly weigh: (request: CheckedRelease) => Promise<Weighed>
}

/** With the versions of records that the release would make, whole: not for everybody. */
export interface Weighed extends Rehearsal {
  readonly versions: readonly NewVersion[]
}

type Step<T> = (read: Kysely<Tables>, desk: ReadingDesk) => Promise<T>
export type Consider = <T>(step: Step<T>) => Promise<T>

/** More releases in the middle of reading than this, and the reading waits its turn among the writers. */
const ATTEMPTS = 3

/**
 * {@link Releases.consider}: where a release came in the middle of the step, what it read may not belong together and it
 * is run anew.
 */
export async function considerRelease<T>(
  now: () => ReleasePorts & CommitPorts,
  keeper: BoardKeeper,
  step: Step<T>,
): Promise<T> {
  const { store, records } = now()
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await records.catchUp()
    const seq = await newestSeq(store.read)
    const [result] = await Promise.allSettled([step(store.read, readingDesk(store.read, seq, now(), keeper))])
    if ((await newestSeq(store.read)) !== seq) continue
    if (result.status === 'rejected') throw result.reason
    return result.value
  }
  return store.write(async (trx) => {
    await records.catchUp(trx)
    return step(trx, readingDesk(trx, await newestSeq(trx), now(), keeper))
  })
}

function readingDesk(
  db: Kysely<Tables>,
  seq: number,
  ports: ReleasePorts & CommitPorts,
  keeper: BoardKeeper,
): ReadingDesk {
  const { catalogue, ledgers, records: book, clock } = ports
  const ground = { catalogue, ledgers, book, board: keeper.board(), today: shanghaiDay(clock.now()) }
  const check: ReadingDesk['check'] = (request, actor) => checkParsed(request, { ...ground, actor })
  const changes: ReadingDesk['changes'] = (request) => changesOf(db, ports, request)
  return {
    ...ground,
    standing: async (figures) => new CurrentVintages(await currentVintages(db, figures)),
    check,
    changes,
    weigh: async (request) => {
      const { title, owner, observations } = request
      const { observed, records, versions, catalogue: edits } = await changes(request)
      const changed = new Set(observed.map(({ series, period }) => `${series} ${period}`))
      const before = await currentVintages(db, observed)
      return {
        seq,
        title,
        owner,
        versions,
        changes: [...edits, ...observed, ...records],
        before: before.map((row) => ({ ...row, missing: row.missing ?? undefined, demo: row.demo === 1 })),
        unchanged: observations
          .filter(({ series, period }) => !changed.has(`${series} ${period}`))
          .map(({ series, period }) => ({ series, period })),
      }
    },
  }
}
