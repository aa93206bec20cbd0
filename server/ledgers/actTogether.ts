import type { Identity } from '#server/accounts/index.ts'
import { Failure, type FieldFailure } from '#server/failure.ts'
import { claimFiles } from '#server/ledgers/evidence/claim.ts'
import { look, type Looking } from '#server/ledgers/looking.ts'
import { madeIds } from '#server/ledgers/madeIds.ts'
import type { LedgerPorts } from '#server/ledgers/ports.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { RecordBatch, type RecordBatchActed } from '#shared/contract/recordBatch.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { eventNamed } from '#shared/ledger/events.ts'

/**
 * Makes several things happen to records: as one release, or as one draft that is handed in where a second person has
 * to look at any of them. Throws {@link Failure} with pointers into the body; then nothing has happened.
 */
export async function actTogether(
  ports: LedgerPorts,
  identity: Pick<Identity, 'kind' | 'actor'>,
  body: unknown,
  idempotencyKey: string | undefined,
): Promise<RecordBatchActed> {
  const { releases, drafts } = ports
  const { actor } = identity
  const batch = parseOrFail(RecordBatch, body)
  refuseUnknown(look(ports, actor), batch)
  await claimAll(ports, actor, batch)
  const { title, records } = batch
  const wantsFourEyes = await drafts.fourEyes()
  if (records.some(({ entity }) => wantsFourEyes(entity))) {
    const head = title === undefined ? undefined : { title }
    const draft = await drafts.begin(
      actor,
      { origin: 'ledger', sheet: null, head, entries: [], records, submit: true },
      idempotencyKey,
    )
    return { seq: null, draft: draft.id, ids: records.map(({ id }) => id ?? null) }
  }
  const { receipt } = await releases.publish(
    actor,
    { ...(title !== undefined && { title }), records },
    idempotencyKey,
    drafts.permit(identity),
  )
  return {
    seq: receipt.seq,
    draft: null,
    ids: madeIds(releases.records, releases.ledgers(), records, receipt.seq),
  }
}

/** Ledgers and records that this person may not know of are not there. */
function refuseUnknown(looking: Looking, { records }: RecordBatch): void {
  const faults = records.flatMap(({ entity, id, event }, i): FieldFailure[] => {
    const ledger = looking.sight(entity)?.ledger
    if (!ledger) return [{ pointer: `/records/${i}/entity`, code: 'unknown-entity', params: { entity } }]
    const isNew = id === undefined || eventNamed(ledger, event)?.kind === 'create'
    return isNew || looking.record(entity, id)
      ? []
      : [{ pointer: `/records/${i}/id`, code: 'unknown-record' }]
  })
  if (faults.length > 0) throw new Failure('invalid', faults)
}

async function claimAll(ports: LedgerPorts, actor: Actor, { records }: RecordBatch): Promise<void> {
  const ledgers = ports.releases.ledgers()
  for (const [i, { entity, id, fields }] of records.entries()) {
    const ledger = ledgers.get(entity)
    if (!ledger) continue
    try {
      await claimFiles(ports, actor, ledger, id, fields)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const located = error.fields.map((field) => ({ ...field, pointer: `/records/${i}${field.pointer}` }))
      throw new Failure(error.code, located, error.params)
    }
  }
}
