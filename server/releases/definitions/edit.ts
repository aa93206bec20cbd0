import { Failure } from '#server/failure.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { changesOf } from '#server/releases/changesOf.ts'
import type { CheckedRelease } from '#server/releases/checkedRelease.ts'
import { CatalogueMoved, commitRelease } from '#server/releases/commitRelease.ts'
import { checkDefinitions } from '#server/releases/definitions/check.ts'
import type { EditPorts } from '#server/releases/editCatalogue.ts'
import { afterDoubt, moveOn } from '#server/releases/moveOn.ts'
import { LedgerRequest, type LedgerRehearsal } from '#shared/contract/ledgerEdit.ts'
import { mayCall, POLICY } from '#shared/contract/policy.ts'
import type { ReleaseReceipt } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** Edits by somebody else in the middle of this one than this many, and the author is asked to try again. */
const ATTEMPTS = 3

/** {@link Releases.editLedgers}: checked as the start checks the files, then one release like every other. */
export async function editLedgers(
  { now, keeper }: EditPorts,
  actor: Actor,
  body: unknown,
): Promise<ReleaseReceipt> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const standing = now()
    const request = checked(standing, actor, body)
    const order = { request, actor: actor.id, epoch: keeper.board().epoch, key: undefined }
    try {
      const committed = await standing.store
        .write((trx) => commitRelease(trx, standing, order))
        .catch((error: unknown) => afterDoubt(error, standing, keeper))
      await moveOn(standing, keeper, committed)
      return committed.receipt
    } catch (error) {
      if (!(error instanceof CatalogueMoved)) throw error
      await keeper.catchUp()
    }
  }
  throw new Failure('unavailable')
}

/** {@link Releases.rehearseLedgers}: the same without making it. */
export async function rehearseLedgers(
  { now, keeper }: EditPorts,
  actor: Actor,
  body: unknown,
): Promise<LedgerRehearsal> {
  const standing = now()
  const request = checked(standing, actor, body)
  const { seq } = keeper.board()
  const { ledgers, observed } = await changesOf(standing.store.read, standing, request)
  return { seq, title: request.title, changes: [...ledgers, ...observed] }
}

function checked(standing: ReturnType<EditPorts['now']>, actor: Actor, body: unknown): CheckedRelease {
  if (!mayCall(POLICY['POST /api/v1/ledgers/definitions'], actor.role)) throw new Failure('forbidden')
  const { catalogue, ledgers, records } = standing
  return checkDefinitions(parseOrFail(LedgerRequest, body), { catalogue, ledgers, records, actor })
}
