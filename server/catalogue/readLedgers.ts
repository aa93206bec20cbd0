import { z } from 'zod'
import type { Ledger, Mechanism } from '#shared/ledger/ledger.ts'
import { FiledLedger, MechanismEntry } from '#shared/ledger/ledgerEntry.ts'
import type { CatalogueFiles, Filed } from '#server/catalogue/catalogueFiles.ts'

const FOLDER = 'ledgers'

export interface FiledLedgers {
  readonly mechanisms: readonly Filed<Mechanism>[]
  readonly ledgers: readonly Filed<Ledger>[]
}

/** Ledgers are checked one by one, so that a fault is told of the ledger that has it. */
const WithLedgers = MechanismEntry.extend({ ledgers: z.array(z.unknown()) })

/** The mechanisms and their ledgers, one file a domain; what is malformed becomes faults of the files. */
export function readLedgers(files: CatalogueFiles): FiledLedgers {
  const mechanisms: Filed<Mechanism>[] = []
  const ledgers: Filed<Ledger>[] = []
  for (const file of files.inFolder(FOLDER)) {
    const domain = files.whole(file, Heading)?.domain
    if (domain === undefined) continue
    for (const { entry } of files.entries(file, 'mechanisms', WithLedgers)) {
      const { ledgers: kept, ...mechanism } = entry
      mechanisms.push({ file, entry: { ...mechanism, domain } })
      for (const [i, item] of kept.entries()) {
        const ledger = files.checked(file, `${mechanism.code}.ledgers[${i}]`, FiledLedger, item)
        if (ledger) ledgers.push({ file, entry: { ...ledger, mechanism: mechanism.code, domain } })
      }
    }
  }
  return { mechanisms, ledgers }
}

const Heading = z.strictObject({ domain: z.string().min(1), mechanisms: z.array(z.unknown()) })
