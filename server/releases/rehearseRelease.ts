import { Failure } from '#server/failure.ts'
import type { BoardKeeper } from '#server/releases/boardKeeper.ts'
import { changesOf } from '#server/releases/changesOf.ts'
import { checkRequest } from '#server/releases/checkRequest.ts'
import type { CommitPorts } from '#server/releases/commitRelease.ts'
import type { Rehearsal, ReleasePorts } from '#server/releases/releases.ts'
import { currentVintages, newestSeq } from '#server/releases/repository.ts'
import { mayCall, POLICY } from '#shared/contract/policy.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { shanghaiDay } from '#shared/period.ts'

/** More releases in the middle of reading than this, and the reading waits its turn among the writers. */
const ATTEMPTS = 3

/**
 * {@link Releases.rehearse}: checked and worked out as publishing does, and nothing is kept. Writers go on meanwhile;
 * where one of them published in the middle of it, what was read may not belong together and is read anew.
 */
export async function rehearseRelease(
  ports: ReleasePorts & CommitPorts,
  keeper: BoardKeeper,
  actor: Actor,
  body: unknown,
): Promise<Rehearsal> {
  if (!mayCall(POLICY['POST /api/v1/releases'], actor.role)) throw new Failure('forbidden')
  const { store, catalogue, clock, derivations } = ports
  const request = checkRequest(body, {
    catalogue,
    board: keeper.board(),
    actor,
    today: shanghaiDay(clock.now()),
  })
  const { title, owner, observations } = request
  const over = async (db: typeof store.read, seq: number): Promise<Rehearsal> => {
    const { observed, records, catalogue } = await changesOf(db, derivations, request)
    const changed = new Set(observed.map(({ series, period }) => `${series} ${period}`))
    const unchanged = observations.filter(({ series, period }) => !changed.has(`${series} ${period}`))
    return {
      seq,
      title,
      owner,
      changes: [...catalogue, ...observed, ...records],
      before: (await currentVintages(db, observed)).map((row) => ({
        ...row,
        missing: row.missing ?? undefined,
        demo: row.demo === 1,
      })),
      unchanged: unchanged.map(({ series, period }) => ({ series, period })),
    }
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const seq = await newestSeq(store.read)
    const [rehearsal] = await Promise.allSettled([over(store.read, seq)])
    if ((await newestSeq(store.read)) !== seq) continue
    if (rehearsal.status === 'rejected') throw rehearsal.reason
    return rehearsal.value
  }
  return store.write(async (trx) => over(trx, await newestSeq(trx)))
}
