import { readRequest, recordsAt } from '#server/drafts/draftRecords.ts'
import type { DraftPorts } from '#server/drafts/ports.ts'
import { readSummary } from '#server/drafts/read.ts'
import { Failure } from '#server/failure.ts'
import type { DraftPatch } from '#shared/contract/drafts.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { sameValue } from '#shared/ledger/record.ts'

/**
 * Photos and documents that a request names are kept from now on; what it named before is kept already. Throws Failure
 * `invalid` for a file that is not the actor's to name, with a pointer below `at`.
 */
async function claim(
  { claimFiles, releases }: Pick<DraftPorts, 'claimFiles' | 'releases'>,
  actor: Actor,
  { entity, id, fields }: RecordRequest,
  before: RecordRequest | undefined,
  at: string,
): Promise<void> {
  const ledger = releases.ledgers().get(entity)
  if (!claimFiles || !ledger) return
  const named = Object.entries(fields).filter(([name, value]) => !sameValue(before?.fields[name], value))
  try {
    await claimFiles(actor, ledger, id, Object.fromEntries(named))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const located = error.fields.map((field) => ({ ...field, pointer: at + field.pointer }))
    throw new Failure(error.code, located, error.params)
  }
}

/** Of a draft that is to begin. */
export async function claimOfNew(
  ports: DraftPorts,
  actor: Actor,
  records: readonly RecordRequest[],
): Promise<void> {
  for (const [i, request] of records.entries()) await claim(ports, actor, request, undefined, `/records/${i}`)
}

/** Of a patch to a draft. Throws Failure `not-found` for those who may not know of it, before anything else. */
export async function claimOfPatch(
  ports: DraftPorts,
  actor: Actor,
  draft: string,
  patch: DraftPatch['records'],
): Promise<void> {
  if (patch.length === 0) return
  await readSummary(ports, actor, draft)
  const places = patch.map(({ n }) => n)
  const standing = await recordsAt(ports.store.read, draft, places)
  for (const [i, { n, request }] of patch.entries()) {
    const stored = standing.get(n)
    const before = stored?.cleared === 0 ? readRequest(stored) : undefined
    if (request) await claim(ports, actor, request, before, `/records/${i}/request`)
  }
}
