import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import type { NewVersion } from '#server/records/records.ts'
import type { Tables } from '#server/store/tables.ts'
import type { Fields } from '#shared/ledger/record.ts'

type Row = Tables['record_vintage']

const BATCH = 5_000

export const rowOf = ({ fields, demo, on, ...version }: NewVersion): Row => ({
  ...version,
  fields: JSON.stringify(fields),
  demo: demo ? 1 : 0,
  on_day: on,
})

/** Checked before it was written. */
const versionOf = ({ fields, demo, on_day: on, ...row }: Row): NewVersion => ({
  ...row,
  fields: JSON.parse(fields) as Fields,
  demo: demo === 1,
  on,
})

/**
 * What the versions that a release made hold, in one number, whatever their order: the log has not all of it, so the act
 * keeps this.
 */
export function hashOfRows(rows: readonly Row[]): string {
  const lines = rows.map((row) =>
    JSON.stringify([
      ...[row.entity, row.id, row.version, row.on_day, row.event, row.reason, row.actor],
      ...[row.demo, row.seq, row.fields],
    ]),
  )
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex')
}

/** The versions that releases after a seq and up to another have made, each record's in order, in batches. */
export async function* versionsBetween(
  db: Kysely<Tables>,
  after: number,
  upTo: number,
): AsyncGenerator<readonly NewVersion[]> {
  let last: Row | undefined
  for (;;) {
    let query = db.selectFrom('record_vintage').selectAll().orderBy('entity').orderBy('id').orderBy('version')
    if (after > 0) query = query.where('seq', '>', after) // all of them come in the order of the key alone
    if (last)
      query = query.where(
        sql<boolean>`(entity, id, version) > (${last.entity}, ${last.id}, cast(${last.version} as bigint))`,
      )
    const rows = await query.limit(BATCH).execute()
    yield rows.filter(({ seq }) => seq <= upTo).map(versionOf)
    last = rows.at(-1)
    if (rows.length < BATCH) return
    await setImmediate()
  }
}
