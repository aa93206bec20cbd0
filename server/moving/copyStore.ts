import type { Kysely, Transaction } from 'kysely'
import { copyFiles, type CopiedShelf } from '#server/moving/copyFiles.ts'
import { refuseFilled } from '#server/moving/refuseFilled.ts'
import { readRows } from '#server/moving/readRows.ts'
import { tablesOf, type Engine, type TableShape } from '#server/moving/schema.ts'
import { FILE_TABLE, foldRows, tableHash, type TableHash } from '#server/moving/tableHashes.ts'
import { emptyTable, rowWriter } from '#server/moving/writeRows.ts'
import { StartError } from '#server/store/startError.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'

/** What was copied, as it was read and as it was found again in its new place. */
export interface CopiedStore {
  readonly epoch: string
  readonly seq: number
  readonly tables: readonly TableHash[]
  readonly shelves: readonly CopiedShelf[]
}

/** Told of each table once its rows are there and have the hash that they had. */
export type ToldOfTable = (table: TableHash) => void

/**
 * Copies every row and every file of one moment of the source into an empty store, on the same engine or the other, and
 * reads all of it back. Throws a StartError for a target that holds something, for text that it cannot hold, and where
 * what arrived is not what was sent; then the target is as empty as before.
 */
export const copyStore = (
  source: Store,
  target: Store,
  told: ToldOfTable = () => undefined,
): Promise<CopiedStore> =>
  source.snapshot(({ db, files }) =>
    target.write(async (trx) => {
      const shapes = await agreed({ db, engine: source.engine }, { db: trx, engine: target.engine })
      await refuseFilled(trx, shapes)
      const tables: TableHash[] = []
      for (const shape of shapes) {
        const sent = await copyTable(db, source.engine, trx, target.engine, shape)
        const arrived = await tableHash(trx, target.engine, shape)
        if (sent.hash !== arrived.hash || sent.rows !== arrived.rows) throw differing(sent, arrived)
        told(sent)
        tables.push(sent)
      }
      const shelves = await copyFiles(files, target.filesIn(trx))
      const { epoch, seq } = await headOf(trx)
      return { epoch, seq, tables, shelves }
    }),
  )

/** The steps of the schema, which the target took itself: they are compared and not copied. */
const STEPS = 'migration'

interface Side {
  readonly db: Kysely<Tables>
  readonly engine: Engine
}

/** The tables of both sides, which have to be the same ones: both were opened by the same version. */
async function agreed(source: Side, target: Side): Promise<readonly TableShape[]> {
  const [from, to] = [await tablesOf(source.db, source.engine), await tablesOf(target.db, target.engine)]
  const known = new Map(to.map((table) => [table.name, table]))
  for (const { name, columns } of from)
    if (known.get(name)?.columns.join() !== columns.join())
      throw new StartError(`The table ${name} is another one in the target; open both with the same version.`)
  return from.filter(({ name }) => name !== FILE_TABLE)
}

async function copyTable(
  db: Kysely<Tables>,
  from: Engine,
  trx: Transaction<Tables>,
  to: Engine,
  shape: TableShape,
): Promise<TableHash> {
  const write = shape.name === STEPS ? undefined : rowWriter(trx, to, shape)
  if (write) await emptyTable(trx, shape.name)
  const folded = foldRows(shape)
  for await (const rows of readRows(db, from, shape)) {
    folded.take(rows)
    await write?.(rows)
  }
  return folded.end()
}

const differing = (sent: TableHash, arrived: TableHash): StartError =>
  new StartError(
    `The table ${sent.table} did not arrive as it was sent (${sent.rows} rows ${sent.hash.slice(0, 12)}, ${arrived.rows} rows ${arrived.hash.slice(0, 12)}); nothing was kept.`,
  )

async function headOf(db: Kysely<Tables>): Promise<{ readonly epoch: string; readonly seq: number }> {
  const epoch = await db
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'epoch')
    .executeTakeFirstOrThrow()
  const head = await db.selectFrom('change_seq').select('value').executeTakeFirstOrThrow()
  return { epoch: epoch.value, seq: head.value }
}
