import { Failure, type FieldFailure } from '#server/failure.ts'
import type { LedgerPorts } from '#server/ledgers/ports.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { Fields } from '#shared/ledger/record.ts'

/**
 * The files that an event names are kept from now on. Throws Failure `invalid` for one that is not there, is of another
 * record, or was brought by somebody else for an event of theirs.
 */
export async function claimFiles(
  { store }: Pick<LedgerPorts, 'store'>,
  actor: Actor,
  { code, fields: defined }: Ledger,
  id: string | undefined,
  fields: Fields,
): Promise<void> {
  const named = defined.flatMap(({ name, type }) => {
    const value = fields[name]
    return type === 'file' && typeof value === 'string' && value !== '' ? [{ name, file: value }] : []
  })
  if (named.length === 0) return
  const files = named.map(({ file }) => file)
  await store.write(async (trx) => {
    const rows = await trx
      .selectFrom('record_file')
      .select(['id', 'record', 'account'])
      .where('entity', '=', code)
      .where('id', 'in', files)
      .execute()
    const known = new Map(rows.map((row) => [row.id, row]))
    const faults: FieldFailure[] = named.flatMap(({ name, file }) => {
      const row = known.get(file)
      const isTheirs = row && (row.record === null ? row.account === actor.id : row.record === id)
      return isTheirs ? [] : [{ pointer: `/fields/${name}`, code: 'no-such-file' }]
    })
    if (faults.length > 0) throw new Failure('invalid', faults)
    await trx.updateTable('record_file').set({ claimed: 1 }).where('id', 'in', files).execute()
  })
}
