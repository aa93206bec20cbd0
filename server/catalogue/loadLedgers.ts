import { join } from 'node:path'
import type { Ledger, Mechanism } from '#shared/ledger/ledger.ts'
import { CatalogueError } from '#server/catalogue/catalogueError.ts'
import { CatalogueFiles, type Filed } from '#server/catalogue/catalogueFiles.ts'
import { readLedgers, type FiledLedgers } from '#server/catalogue/readLedgers.ts'

// Not `new URL(…, import.meta.url)`: a bundler takes that for the address of an asset.
const FOLDER = join(import.meta.dirname, '../../shared/catalogue')

/** The definitions as delivered are asked for at every turn and never change while the server runs. */
const read = new Map<string, FiledLedgers>()

/** The definitions of the ledgers by code, as delivered. Throws a {@link CatalogueError} for a file that is malformed. */
export const loadLedgers = (folder: string = FOLDER): ReadonlyMap<string, Ledger> =>
  byCode(filedLedgers(folder).ledgers)

/** The mechanisms that the ledgers keep, by code, in the order of their files. Throws as {@link loadLedgers} does. */
export const loadMechanisms = (folder: string = FOLDER): ReadonlyMap<string, Mechanism> =>
  byCode(filedLedgers(folder).mechanisms)

const byCode = <T extends { readonly code: string }>(filed: readonly Filed<T>[]): ReadonlyMap<string, T> =>
  new Map(filed.map(({ entry }) => [entry.code, entry]))

function filedLedgers(folder: string): FiledLedgers {
  const known = read.get(folder)
  if (known) return known
  const files = new CatalogueFiles(folder)
  const found = readLedgers(files)
  if (files.faults.length > 0) throw new CatalogueError(files.faults)
  read.set(folder, found)
  return found
}
