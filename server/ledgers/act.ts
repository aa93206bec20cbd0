import type { Identity } from '#server/accounts/index.ts'
import { Failure } from '#server/failure.ts'
import { claimFiles } from '#server/ledgers/evidence/claim.ts'
import { look, recordFor, sightFor } from '#server/ledgers/looking.ts'
import type { LedgerPorts } from '#server/ledgers/ports.ts'
import { fourEyes } from '#server/ledgers/roll.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import type { RecordBook } from '#server/records/records.ts'
import { RecordEvent, type RecordActed } from '#shared/contract/ledgers.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'

/** In which ledger, and with which record; none to begin one. */
export interface ActPlace {
  readonly entity: string
  readonly id?: string | undefined
}

/**
 * Makes something happen to a record: at once as a release, or as a draft that is handed in where a second person has to
 * look. Throws {@link Failure} with pointers into the body; then nothing has happened.
 */
export async function act(
  ports: LedgerPorts,
  identity: Pick<Identity, 'kind' | 'actor'>,
  { entity, id }: ActPlace,
  body: unknown,
  idempotencyKey: string | undefined,
): Promise<RecordActed> {
  const { releases, drafts } = ports
  const { actor } = identity
  const looking = look(ports, actor)
  const { ledger } = sightFor(looking, entity)
  if (id !== undefined) recordFor(looking, entity, id)
  const { id: given, ...said } = parseOrFail(RecordEvent, body)
  await claimFiles(ports, actor, ledger, id, said.fields)
  const named = id ?? given
  const request: RecordRequest = { ...said, entity, ...(named !== undefined && { id: named }) }
  try {
    if ((await fourEyes(ports))(ledger)) {
      const draft = await drafts.begin(
        actor,
        { origin: 'ledger', sheet: null, entries: [], records: [request], submit: true },
        idempotencyKey,
      )
      return { entity, id: named ?? null, version: null, seq: null, draft: draft.id }
    }
    const { receipt } = await releases.publish(
      actor,
      { records: [request] },
      idempotencyKey,
      drafts.permit(identity),
    )
    return { entity, ...made(releases.records, entity, named, receipt.seq), seq: receipt.seq, draft: null }
  } catch (error) {
    throw error instanceof Failure ? ownPointers(error) : error
  }
}

/** Which version a release made; a new record is found by it. */
function made(book: RecordBook, entity: string, id: string | undefined, seq: number) {
  const records = id === undefined ? book.all(entity).values() : [book.record(entity, id)]
  for (const record of records) {
    const version = record?.versions.find((one) => one.seq === seq)
    if (record && version) return { id: record.id, version: version.version }
  }
  return { id: id ?? null, version: null }
}

const FIRST = '/records/0'

/** What is wrong with the one record of a request is wrong with the event. */
const ownPointers = ({ code, fields, params }: Failure): Failure =>
  new Failure(
    code,
    fields.map((field) => ({
      ...field,
      pointer: field.pointer.startsWith(`${FIRST}/`) ? field.pointer.slice(FIRST.length) : field.pointer,
    })),
    params,
  )
