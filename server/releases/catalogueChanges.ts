import type { Kysely, Transaction } from 'kysely'
import { appendAudit, type Json } from '#server/audit/appendAudit.ts'
import { Failure, type FieldFailure } from '#server/failure.ts'
import { versionsOf } from '#server/releases/catalogueHistory.ts'
import type { CheckedEdit } from '#server/releases/checkedRelease.ts'
import type { Tables } from '#server/store/tables.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { CatalogueChange } from '#shared/release.ts'

/** The changes that edits of the catalogue come to. Throws Failure `conflict` where an author saw an older version. */
export async function catalogueChanges(
  db: Kysely<Tables>,
  edits: readonly CheckedEdit[],
): Promise<readonly CatalogueChange[]> {
  if (edits.length === 0) return []
  const versions = await versionsOf(
    db,
    edits.map(({ entry }) => entry.code),
  )
  const stale = edits.flatMap(({ entry, basedOn, pointer }): FieldFailure[] => {
    const current = versions.get(entry.code) ?? 0
    return current === basedOn ? [] : [{ pointer, code: 'stale-record', params: { seen: basedOn, current } }]
  })
  if (stale.length > 0) throw new Failure('conflict', stale)
  return edits.map(({ entry, basedOn, reason }) => ({
    kind: 'catalogue',
    version: basedOn + 1,
    entry,
    reason,
  }))
}

interface Act {
  readonly seq: number
  readonly at: string
  readonly actor: string
}

/** Keeps what a release makes of the catalogue, and who did that: what was, what is, and why. */
export async function keepCatalogue(
  trx: Transaction<Tables>,
  changes: readonly CatalogueChange[],
  edits: readonly CheckedEdit[],
  { seq, at, actor }: Act,
): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ entry, version, reason }) => ({
    ...{ code: entry.code, version, seq, reason },
    entry: JSON.stringify(entry),
  }))
  await trx.insertInto('catalogue_version').values(rows).execute()
  for (const { entry, before, reason } of edits)
    await appendAudit(trx, {
      ...{ at, actor, action: 'catalogue.changed', object: `indicator:${entry.code}` },
      detail: { seq, reason, ...difference(before, entry) },
    })
}

/** The fields in which two states differ, before and after; all of them where there was none before. */
function difference(before: Indicator | undefined, after: Indicator): { before: Json; after: Json } {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after)] as (keyof Indicator)[])
  const changed = [...fields].filter((field) => (before?.[field] ?? null) !== (after[field] ?? null))
  const of = (state: Indicator): Json =>
    Object.fromEntries(changed.map((field) => [field, state[field] ?? null]))
  return { before: before ? of(before) : null, after: of(after) }
}
