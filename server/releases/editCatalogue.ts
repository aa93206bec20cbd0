import { Failure } from '#server/failure.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import type { BoardKeeper } from '#server/releases/boardKeeper.ts'
import { changesOf } from '#server/releases/changesOf.ts'
import { checkEdits, type CheckedEdits } from '#server/releases/checkEdits.ts'
import { CatalogueMoved, commitRelease, type CommitPorts } from '#server/releases/commitRelease.ts'
import { afterDoubt, moveOn } from '#server/releases/moveOn.ts'
import type { ReleasePorts } from '#server/releases/releases.ts'
import { CatalogueRequest, type CatalogueRehearsal } from '#shared/contract/catalogueEdit.ts'
import { mayCall, POLICY } from '#shared/contract/policy.ts'
import type { ReleaseReceipt } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { shanghaiDay } from '#shared/period.ts'

type Ports = ReleasePorts & CommitPorts

export interface EditPorts {
  /** What the edits stand over. */
  readonly delivered: Catalogue
  /** The ports over the catalogue as it stands. */
  readonly now: () => Ports
  readonly keeper: BoardKeeper
}

/** Edits by somebody else in the middle of this one than this many, and the author is asked to try again. */
const ATTEMPTS = 3

/**
 * {@link Releases.editCatalogue}: checked as the start checks the files, then one release like every other. The
 * catalogue is the administrator's; four eyes are for figures.
 */
export async function editCatalogue(ports: EditPorts, actor: Actor, body: unknown): Promise<ReleaseReceipt> {
  const { now, keeper } = ports
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const standing = now()
    const { request, derivations } = checked(ports, standing, actor, body)
    const order = { request, actor: actor.id, epoch: keeper.board().epoch, key: undefined }
    try {
      const committed = await standing.store
        .write((trx) => commitRelease(trx, { ...standing, derivations }, order))
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

/** {@link Releases.rehearseCatalogue}: the same without making it. */
export async function rehearseCatalogue(
  ports: EditPorts,
  actor: Actor,
  body: unknown,
): Promise<CatalogueRehearsal> {
  const standing = ports.now()
  const { request, derivations } = checked(ports, standing, actor, body)
  const { seq } = ports.keeper.board()
  const { observed, catalogue } = await changesOf(standing.store.read, { ...standing, derivations }, request)
  return { seq, title: request.title, changes: [...catalogue, ...observed] }
}

function checked(
  { delivered, keeper }: EditPorts,
  standing: Ports,
  actor: Actor,
  body: unknown,
): CheckedEdits {
  if (!mayCall(POLICY['POST /api/v1/catalogue/changes'], actor.role)) throw new Failure('forbidden')
  return checkEdits(parseOrFail(CatalogueRequest, body), {
    ...{ delivered, current: standing.catalogue, board: keeper.board(), book: standing.records },
    ...{ actor, today: shanghaiDay(standing.clock.now()) },
  })
}
