import { readable, type Looking } from '#server/ledgers/looking.ts'
import type { Db } from '#server/ledgers/ports.ts'
import type { Sight } from '#server/ledgers/sight.ts'
import type { RecordRow } from '#shared/contract/ledgers.ts'
import type { Fields, KeptRecord } from '#shared/ledger/record.ts'

export interface Shown {
  readonly sight: Sight
  readonly record: KeptRecord
  /** As they stand on the day that is asked for, or now. */
  readonly fields: Fields
}

type Timeless = Omit<RecordRow, 'changedAt'>

/** Records as somebody may see them; the instants of their releases come from the log. */
export async function rowsOf(looking: Looking, read: Db, shown: readonly Shown[]): Promise<RecordRow[]> {
  const rows = shown.map((one) => ({ row: rowOf(looking, one), seq: one.record.versions.at(-1)?.seq ?? 0 }))
  const instants = await instantsOf(
    read,
    rows.map(({ seq }) => seq),
  )
  return rows.map(({ row, seq }) => ({ ...row, changedAt: instants.get(seq) ?? '' }))
}

function rowOf(looking: Looking, { sight, record, fields }: Shown): Timeless {
  const { ledger } = sight
  const newest = record.versions.at(-1)
  const { state } = fields
  return {
    entity: ledger.code,
    id: record.id,
    version: newest?.version ?? 1,
    title: looking.title(ledger.code, record.id),
    state: typeof state === 'string' ? state : null,
    fields: readable(sight, looking.whole(ledger, record, fields)),
    light: looking.light(ledger, record, fields),
    demo: newest?.demo ?? false,
  }
}

const BATCH = 500

/** When these releases became public. */
export async function instantsOf(read: Db, seqs: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const unique = [...new Set(seqs)]
  const found = new Map<number, string>()
  for (let i = 0; i < unique.length; i += BATCH) {
    const rows = await read
      .selectFrom('release_log')
      .select(['seq', 'at'])
      .where('seq', 'in', unique.slice(i, i + BATCH))
      .execute()
    for (const { seq, at } of rows) found.set(seq, at)
  }
  return found
}
