import { createHash, type Hash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { readRows, type Row } from '#server/moving/readRows.ts'
import { tablesOf, type Engine, type TableShape } from '#server/moving/schema.ts'
import type { Tables } from '#server/store/tables.ts'

/** A table in short: the same for the same rows, on whichever engine they lie. */
export interface TableHash {
  readonly table: string
  readonly rows: number
  readonly hash: string
}

/** Files lie in folders or in this table; they are compared by their own hashes. */
export const FILE_TABLE = 'file_part'

/** Hashes of all tables but that of the files. To be called within a transaction, such as that of a snapshot. */
export async function tableHashes(db: Kysely<Tables>, engine: Engine): Promise<readonly TableHash[]> {
  const hashes: TableHash[] = []
  for (const table of await tablesOf(db, engine))
    if (table.name !== FILE_TABLE) hashes.push(await tableHash(db, engine, table))
  return hashes
}

export async function tableHash(db: Kysely<Tables>, engine: Engine, table: TableShape): Promise<TableHash> {
  const folded = foldRows(table)
  for await (const rows of readRows(db, engine, table)) folded.take(rows)
  return folded.end()
}

/** Folds rows in the order of their key into one hash. */
export function foldRows({ name, columns }: TableShape): {
  readonly take: (rows: readonly Row[]) => void
  readonly end: () => TableHash
} {
  const hash: Hash = createHash('sha256')
  let count = 0
  return {
    take: (rows) => {
      for (const row of rows)
        hash.update(`${JSON.stringify(columns.map((column) => canonical(row[column])))}\n`)
      count += rows.length
    },
    end: () => ({ table: name, rows: count, hash: hash.digest('hex') }),
  }
}

const canonical = (value: unknown): unknown =>
  value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('hex') } : value
