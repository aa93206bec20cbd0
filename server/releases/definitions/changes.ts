import type { Kysely, Transaction } from 'kysely'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { Failure, type FieldFailure } from '#server/failure.ts'
import { difference } from '#server/releases/difference.ts'
import { definitionVersions } from '#server/releases/definitions/history.ts'
import type { Tables } from '#server/store/tables.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { LedgerEntry } from '#shared/ledger/ledgerEntry.ts'
import type { LedgerChange } from '#shared/release.ts'

/** A ledger as it is to be, over the version that its author saw; `before` is what it was. */
export interface CheckedDefinition {
  readonly pointer: string
  readonly entry: LedgerEntry
  readonly before: Ledger | undefined
  /** 0 for what was delivered, and for a new one. */
  readonly basedOn: number
  readonly reason: string
}

/** The changes that edits of definitions come to. Throws Failure `conflict` where an author saw an older version. */
export async function ledgerChanges(
  db: Kysely<Tables>,
  edits: readonly CheckedDefinition[],
): Promise<readonly LedgerChange[]> {
  if (edits.length === 0) return []
  const versions = await definitionVersions(
    db,
    edits.map(({ entry }) => entry.code),
  )
  const stale = edits.flatMap(({ entry, basedOn, pointer }): FieldFailure[] => {
    const current = versions.get(entry.code) ?? 0
    return current === basedOn ? [] : [{ pointer, code: 'stale-record', params: { seen: basedOn, current } }]
  })
  if (stale.length > 0) throw new Failure('conflict', stale)
  return edits.map(({ entry, basedOn, reason }) => ({
    ...{ kind: 'ledger', version: basedOn + 1, entry, reason },
  }))
}

interface Act {
  readonly seq: number
  readonly at: string
  readonly actor: string
}

/** Keeps what a release makes of definitions, and who did that: what was, what is, and why. */
export async function keepDefinitions(
  trx: Transaction<Tables>,
  changes: readonly LedgerChange[],
  edits: readonly CheckedDefinition[],
  { seq, at, actor }: Act,
): Promise<void> {
  if (changes.length === 0) return
  await trx
    .insertInto('ledger_version')
    .values(changes.map((change) => definitionRow(change, seq)))
    .execute()
  for (const { entry, before, reason } of edits)
    await appendAudit(trx, {
      ...{ at, actor, action: 'ledger.defined', object: `ledger:${entry.code}` },
      detail: { seq, reason, ...difference(before, entry) },
    })
}

/** The row that a release keeps of a definition. */
export const definitionRow = (
  { entry, version, reason }: LedgerChange,
  seq: number,
): Tables['ledger_version'] => ({
  ...{ code: entry.code, version, seq, reason },
  entry: JSON.stringify(entry),
})
