import { Failure } from '#server/failure.ts'
import type { BoardKeeper } from '#server/releases/boardKeeper.ts'
import { checkRequest } from '#server/releases/checkRequest.ts'
import {
  CatalogueMoved,
  commitRelease,
  type CommitPorts,
  type Permit,
} from '#server/releases/commitRelease.ts'
import { answerTo, idempotencyKey, type IdempotencyKey } from '#server/releases/idempotency.ts'
import { afterDoubt, moveOn } from '#server/releases/moveOn.ts'
import type { PublishAnswer, ReleasePorts } from '#server/releases/releases.ts'
import { mayCall, POLICY } from '#shared/contract/policy.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { shanghaiDay } from '#shared/period.ts'

type PublishPorts = ReleasePorts & CommitPorts

/** More edits of the catalogue in the middle of publishing than this, and the author is asked to try again. */
const ATTEMPTS = 3

/**
 * {@link Releases.publish}: checks the body, commits it as one release, moves the board, and answers only then. Where
 * the catalogue was edited between check and commit, the body is checked anew.
 */
export async function publishRelease(
  now: () => PublishPorts,
  keeper: BoardKeeper,
  actor: Actor,
  body: unknown,
  idempotency: string | undefined,
  permit?: Permit,
): Promise<PublishAnswer> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      return await publishOver(now(), keeper, actor, body, idempotency, permit)
    } catch (error) {
      if (!(error instanceof CatalogueMoved)) throw error
      await keeper.catchUp()
    }
  }
  throw new Failure('unavailable')
}

async function publishOver(
  ports: PublishPorts,
  keeper: BoardKeeper,
  actor: Actor,
  body: unknown,
  idempotency: string | undefined,
  permit?: Permit,
): Promise<PublishAnswer> {
  if (!mayCall(POLICY['POST /api/v1/releases'], actor.role)) throw new Failure('forbidden')
  const key = idempotency === undefined ? undefined : idempotencyKey(actor.id, idempotency, body)
  const request = await checkedOrAnswered(ports, keeper, actor, body, key)
  if ('receipt' in request) return request
  const order = { request, actor: actor.id, epoch: keeper.board().epoch, key, permit }
  const committed = await ports.store
    .write((trx) => commitRelease(trx, ports, order))
    .catch((error: unknown) => afterDoubt(error, ports, keeper))
  if (committed.body === undefined) return { receipt: committed.receipt, replayed: true }
  await moveOn(ports, keeper, committed)
  return { receipt: committed.receipt, replayed: false }
}

/** What was answered once stays the answer, even where the same body would be refused today. */
async function checkedOrAnswered(
  { store, catalogue, ledgers, records: book, clock }: PublishPorts,
  keeper: BoardKeeper,
  actor: Actor,
  body: unknown,
  key: IdempotencyKey | undefined,
) {
  try {
    const ground = { catalogue, ledgers, book, board: keeper.board(), today: shanghaiDay(clock.now()) }
    return checkRequest(body, { ...ground, actor })
  } catch (refusal) {
    const receipt = key && (await answerTo(store.read, key))
    if (!receipt) throw refusal
    return { receipt, replayed: true }
  }
}
