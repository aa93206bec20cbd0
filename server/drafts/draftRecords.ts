import { inBatches } from '#server/drafts/batches.ts'
import type { Db, DraftRecordRow, Trx } from '#server/drafts/ports.ts'
import { RecordRequest } from '#shared/contract/releaseRequest.ts'

/** The changes of records in a draft by their places, which is the order of every answer and every pointer. */
export const recordsOf = (db: Db, draft: string): Promise<DraftRecordRow[]> =>
  db
    .selectFrom('draft_record')
    .selectAll()
    .where('draft', '=', draft)
    .where('cleared', '=', 0)
    .orderBy('n')
    .execute()

/** Those that were changed or taken out after a version. */
export const recordsSince = (db: Db, draft: string, version: number): Promise<DraftRecordRow[]> =>
  db
    .selectFrom('draft_record')
    .selectAll()
    .where('draft', '=', draft)
    .where('version', '>', version)
    .orderBy('n')
    .execute()

/** What stands at these places, marks of what was taken out included. */
export async function recordsAt(
  db: Db,
  draft: string,
  places: readonly number[],
): Promise<ReadonlyMap<number, DraftRecordRow>> {
  const rows = await inBatches(places, (batch) =>
    db.selectFrom('draft_record').selectAll().where('draft', '=', draft).where('n', 'in', batch).execute(),
  )
  return new Map(rows.map((row) => [row.n, row]))
}

export async function putRecords(trx: Trx, rows: readonly DraftRecordRow[]): Promise<void> {
  await inBatches(rows, async (batch) => {
    await trx
      .insertInto('draft_record')
      .values(batch)
      .onConflict((on) =>
        on.columns(['draft', 'n']).doUpdateSet((eb) => ({
          entity: eb.ref('excluded.entity'),
          record: eb.ref('excluded.record'),
          request: eb.ref('excluded.request'),
          version: eb.ref('excluded.version'),
          editor: eb.ref('excluded.editor'),
          cleared: eb.ref('excluded.cleared'),
        })),
      )
      .execute()
    return []
  })
}

/** How many changes of records a draft holds, of which ledgers, and the first of them. */
export async function recordContentOf(trx: Trx, draft: string) {
  const rows = await trx
    .selectFrom('draft_record')
    .select('entity')
    .select((eb) => [eb.fn.min<number>('n').as('first'), eb.fn.countAll<number>().as('count')])
    .where('draft', '=', draft)
    .where('cleared', '=', 0)
    .groupBy('entity')
    .orderBy('first')
    .execute()
  const [first] = rows
  const row = first && (await recordsAt(trx, draft, [first.first])).get(first.first)
  return {
    ledgers: rows.map(({ entity }) => entity),
    count: rows.reduce((sum, { count }) => sum + count, 0),
    first: row && readRequest(row),
  }
}

export const readRequest = ({ request }: Pick<DraftRecordRow, 'request'>): RecordRequest =>
  RecordRequest.parse(JSON.parse(request))

interface Place {
  readonly draft: string
  readonly n: number
  readonly version: number
  readonly editor: string
}

export const recordRowOf = (request: RecordRequest, place: Place): DraftRecordRow => ({
  ...place,
  entity: request.entity,
  record: request.id === undefined || request.id.startsWith('$') ? null : request.id,
  request: JSON.stringify(request),
  cleared: 0,
})

/** The mark that is left where one was taken out; nothing of its content stays. */
export const clearedRecord = ({ entity }: Pick<DraftRecordRow, 'entity'>, place: Place): DraftRecordRow => ({
  ...place,
  entity,
  record: null,
  request: '{}',
  cleared: 1,
})
