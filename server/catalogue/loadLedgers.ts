import { join } from 'node:path'
import { z } from 'zod'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { CatalogueError } from '#server/catalogue/catalogueError.ts'
import { CatalogueFiles } from '#server/catalogue/catalogueFiles.ts'

export const LEDGERS_FILE = 'ledgers.json'
// Not `new URL(…, import.meta.url)`: a bundler takes that for the address of an asset.
const FOLDER = join(import.meta.dirname, '../../shared/catalogue')

const Code = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
const Text = z.string().min(1).max(200)
const Named = z.strictObject({ code: Code, zh: Text, en: Text })

export const LedgerEntry: z.ZodType<Ledger> = Named.extend({
  fields: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
        type: Text,
        zh: Text,
        values: z.array(Named).min(1).optional(),
      }),
    )
    .min(1),
  states: z.array(Named),
})

/** The definitions of the ledgers by code. Throws a {@link CatalogueError} for a file that is malformed. */
export function loadLedgers(folder: string = FOLDER): ReadonlyMap<string, Ledger> {
  const files = new CatalogueFiles(folder)
  const ledgers = files.entries(LEDGERS_FILE, 'ledgers', LedgerEntry)
  if (files.faults.length > 0) throw new CatalogueError(files.faults)
  return new Map(ledgers.map(({ entry }) => [entry.code, entry]))
}
