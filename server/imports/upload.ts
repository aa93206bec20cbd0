import { createHash, randomUUID } from 'node:crypto'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf } from '#server/clock.ts'
import { purgeExpired } from '#server/imports/purgeExpired.ts'
import type { ImportPorts, ImportRow } from '#server/imports/ports.ts'
import type { Readers } from '#server/imports/readers.ts'
import { insertImport, saveSheet } from '#server/imports/repository.ts'
import type { Actor } from '#shared/contract/roles.ts'

const KEPT_MS = 30 * 86_400_000
const LONGEST_NAME = 200

/** When an import that was touched now is thrown away. */
export const expiryFrom = (now: number): string => instantOf(now + KEPT_MS)

export interface Brought {
  readonly file: Uint8Array
  readonly fileName: string
  readonly owner: string
  readonly origin: 'import' | 'inbox'
  /** The ledger of whose records it is a list, where that was said. */
  readonly ledger?: string | undefined
}

/** Reads a file and keeps what was found in it, not the file. Throws Failure where it cannot be taken. */
export async function upload(
  ports: ImportPorts,
  readers: Readers,
  actor: Actor,
  { file, fileName, owner, origin, ledger }: Brought,
): Promise<ImportRow> {
  const name = fileName.normalize('NFC').slice(0, LONGEST_NAME)
  const bytes = file.byteLength
  const sha256 = createHash('sha256').update(file).digest('hex')
  // From here on the bytes are the thread's.
  const examined = await readers.read({ actor, owner, fileName: name, ledger }, file)
  const now = ports.clock.now()
  const row: ImportRow = {
    id: randomUUID(),
    version: 1,
    state: 'open',
    owner,
    account: actor.id,
    by_name: actor.name,
    file_name: name,
    format: examined.kind,
    encoding: examined.encoding,
    bytes,
    sha256,
    origin,
    draft: null,
    seq: null,
    created_at: instantOf(now),
    expires_at: expiryFrom(now),
  }
  await ports.store.write(async (trx) => {
    await purgeExpired(trx, row.created_at)
    await insertImport(trx, row)
    for (const sheet of examined.sheets) await saveSheet(trx, row.id, sheet)
    await appendAudit(trx, {
      at: row.created_at,
      actor: actor.id,
      action: 'import.read',
      object: `import:${row.id}`,
      detail: { bytes, sha256, sheets: examined.sheets.length },
    })
  })
  return row
}
