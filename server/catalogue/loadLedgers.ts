import { join } from 'node:path'
import type { Ledger, Mechanism } from '#shared/ledger/ledger.ts'
import { CatalogueError } from '#server/catalogue/catalogueError.ts'
import { CatalogueFiles, type Filed } from '#server/catalogue/catalogueFiles.ts'
import { readLedgers } from '#server/catalogue/readLedgers.ts'

// Not `new URL(…, import.meta.url)`: a bundler takes that for the address of an asset.
const FOLDER = join(import.meta.dirname, '../../shared/catalogue')

interface Delivered {
  readonly ledgers: ReadonlyMap<string, Ledger>
  readonly mechanisms: ReadonlyMap<string, Mechanism>
}
let read: Delivered | undefined

/** The definitions of the ledgers by code, as delivered; read once. Throws a {@link CatalogueError} for malformed files. */
export const loadLedgers = (): ReadonlyMap<string, Ledger> => (read ??= readDelivered()).ledgers

/** The mechanisms that the ledgers keep, by code, in the order of their files. Throws as {@link loadLedgers} does. */
export const loadMechanisms = (): ReadonlyMap<string, Mechanism> => (read ??= readDelivered()).mechanisms

function readDelivered(): Delivered {
  const files = new CatalogueFiles(FOLDER)
  const { ledgers, mechanisms } = readLedgers(files)
  if (files.faults.length > 0) throw new CatalogueError(files.faults)
  return { ledgers: byCode(ledgers), mechanisms: byCode(mechanisms) }
}

const byCode = <T extends { readonly code: string }>(filed: readonly Filed<T>[]): ReadonlyMap<string, T> =>
  new Map(filed.map(({ entry }) => [entry.code, entry]))
