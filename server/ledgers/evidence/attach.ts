import { randomUUID } from 'node:crypto'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { evidenceKind, evidenceName } from '#server/ledgers/evidence/kinds.ts'
import { shownFile, type FileRow } from '#server/ledgers/evidence/filesOf.ts'
import { purgeUnclaimed, removeUnnamed } from '#server/ledgers/evidence/purgeUnclaimed.ts'
import { look, recordFor, sightFor } from '#server/ledgers/looking.ts'
import { mayRemark, openEvents } from '#server/ledgers/mayAct.ts'
import type { LedgerPorts } from '#server/ledgers/ports.ts'
import type { RecordFile } from '#shared/contract/ledgers.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { currentFields } from '#shared/ledger/record.ts'

export const MOST_EVIDENCE_BYTES = 10_000_000

/** For which record; without an `id` for an event that is still to come. */
export interface EvidencePlace {
  readonly entity: string
  readonly id?: string | undefined
}

export interface BroughtFile {
  readonly file: Uint8Array
  readonly fileName: string
  /** The file field that it is for. */
  readonly field: string | undefined
}

/** Throws Failure where somebody may bring nothing there, before a byte of it is read. */
export function refuseUpload(
  ports: LedgerPorts,
  actor: Actor,
  { entity, id }: EvidencePlace,
  field?: string,
): void {
  const looking = look(ports, actor)
  const sight = sightFor(looking, entity)
  const record = id === undefined ? undefined : recordFor(looking, entity, id).record
  const may = record
    ? mayRemark(sight, actor, currentFields(record))
    : actor.role === 'reviewer' ||
      actor.owner === sight.ledger.owner ||
      openEvents(sight.ledger, actor, undefined).length > 0
  if (!may) throw new Failure('forbidden')
  if (field === undefined) return
  const isFile = sight.ledger.fields.some(({ name, type }) => name === field && type === 'file')
  if (!isFile) throw new Failure('invalid', [{ pointer: 'field', code: 'unknown-field', params: { field } }])
}

/**
 * Keeps a photo or document and who brought it. What is brought ahead of an event is thrown away after a day unless the
 * event comes. Throws {@link Failure} for what is no evidence by its content.
 */
export async function attach(
  ports: LedgerPorts,
  actor: Actor,
  place: EvidencePlace,
  { file, fileName, field }: BroughtFile,
): Promise<RecordFile> {
  refuseUpload(ports, actor, place, field)
  const { entity, id } = place
  const files = ports.store.files.evidence
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const kind = await evidenceKind(bytes)
  const at = instantOf(ports.clock.now())
  const row: FileRow = {
    ...{ id: randomUUID(), entity, record: id ?? null, field: field ?? null },
    ...{ name: evidenceName(fileName, kind), type: kind.type, bytes: bytes.length },
    ...{ sha256: await files.put(bytes), at, account: actor.id, by_name: actor.name },
    ...{ office: actor.owner, claimed: id === undefined ? 0 : 1 },
  }
  const unused = await ports.store.write(async (trx) => {
    await trx.insertInto('record_file').values(row).execute()
    await appendAudit(trx, {
      at,
      actor: actor.id,
      action: 'record.evidence-brought',
      object: id === undefined ? `ledger:${entity}` : `record:${entity}/${id}`,
      detail: { file: row.id, type: row.type, bytes: row.bytes, sha256: row.sha256 },
    })
    // Another node may have thrown the same content away before ours was named; from the entry on it waits for us.
    await files.put(bytes)
    return purgeUnclaimed(trx, ports.clock.now())
  })
  for (const sha256 of unused) await removeUnnamed(ports.store, sha256)
  return shownFile(look(ports, actor), row)
}
