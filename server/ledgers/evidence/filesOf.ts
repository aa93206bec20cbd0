import type { Readable } from 'node:stream'
import { Failure } from '#server/failure.ts'
import { look, recordFor, sightFor, type Looking } from '#server/ledgers/looking.ts'
import type { Db, LedgerPorts } from '#server/ledgers/ports.ts'
import { saidBy } from '#server/ledgers/saidBy.ts'
import type { EvidencePlace } from '#server/ledgers/evidence/attach.ts'
import { INSIDE, type Sight } from '#server/ledgers/sight.ts'
import type { Tables } from '#server/store/tables.ts'
import type { RecordFile } from '#shared/contract/ledgers.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { currentFields, type KeptRecord } from '#shared/ledger/record.ts'

export type FileRow = Tables['record_file']

/** A file to be handed out. */
export interface KeptFile {
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly content: Readable
}

/** The files of a record: those that were attached, and those that a file field names or once named. */
export async function filesOf(
  read: Db,
  looking: Looking,
  sight: Sight,
  record: KeptRecord,
): Promise<RecordFile[]> {
  const rows = await rowsOf(read, looking.actor, sight, record)
  return rows.map((row) => shownFile(looking, row))
}

export const shownFile = (looking: Looking, row: FileRow): RecordFile => ({
  ...{ id: row.id, name: row.name, type: row.type, bytes: row.bytes, sha256: row.sha256 },
  ...{ at: row.at, by: saidBy(looking, row), field: row.field },
})

/** A file of a record that somebody may know of. Throws Failure `not-found`, or `evidence-lost` where it is gone. */
export async function fileOf(
  ports: LedgerPorts,
  actor: Actor,
  { entity, id }: EvidencePlace,
  file: string,
): Promise<KeptFile> {
  const { read } = ports.store
  const looking = look(ports, actor)
  const row =
    id === undefined
      ? await waitingFile(read, sightFor(looking, entity), actor, file)
      : await fileOfRecord(read, actor, recordFor(looking, entity, id), file)
  if (!row) throw new Failure('not-found')
  const content = await ports.store.files.evidence.get(row.sha256)
  if (!content) throw new Failure('evidence-lost')
  return { name: row.name, type: row.type, bytes: row.bytes, content }
}

/** One that an event is to name which waits: for whoever brought it, and those who see all of the ledger. */
async function waitingFile(
  read: Db,
  { ledger, kind }: Sight,
  { id }: Actor,
  file: string,
): Promise<FileRow | undefined> {
  const row = await read
    .selectFrom('record_file')
    .selectAll()
    .where('entity', '=', ledger.code)
    .where('id', '=', file)
    .where('record', 'is', null)
    .executeTakeFirst()
  return row && (kind === INSIDE || row.account === id) ? row : undefined
}

const fileOfRecord = async (
  read: Db,
  actor: Actor,
  { sight, record }: { readonly sight: Sight; readonly record: KeptRecord },
  file: string,
): Promise<FileRow | undefined> => (await rowsOf(read, actor, sight, record)).find((row) => row.id === file)

async function rowsOf(
  read: Db,
  actor: Actor,
  { ledger, reads }: Sight,
  record: KeptRecord,
): Promise<FileRow[]> {
  const current = currentFields(record)
  const fields = ledger.fields.filter(({ type }) => type === 'file')
  const isReadable = new Set(fields.filter((field) => reads(field, current)).map(({ name }) => name))
  const named = new Map<string, string>()
  for (const version of record.versions)
    for (const { name } of fields) {
      const value = version.fields[name]
      if (typeof value === 'string' && value !== '') named.set(value, name)
    }
  const rows = await read
    .selectFrom('record_file')
    .selectAll()
    .where('entity', '=', record.entity)
    .where((eb) =>
      eb.or([
        eb('record', '=', record.id),
        ...(named.size > 0 ? [eb('id', 'in', [...named.keys()].slice(-MOST_NAMED))] : []),
      ]),
    )
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows
    .filter((row) => row.field === null || named.has(row.id) || knowsOfDrafts(actor, row))
    .map((row) => ({ ...row, field: named.get(row.id) ?? row.field }))
    .filter(({ field }) => field === null || isReadable.has(field))
}

/** What was brought for an event that is not public is for those who may know of its draft. */
const knowsOfDrafts = ({ id, role, owner }: Actor, { account, office }: FileRow): boolean =>
  account === id || role === 'reviewer' || (role === 'filer' && owner !== null && owner === office)

const MOST_NAMED = 500
