import type { ImportLedger } from '#shared/contract/listImports.ts'
import { fillable } from '#shared/ledger/import/columnNames.ts'
import type { RecordMapping } from '#shared/ledger/import/recordMapping.ts'
import { fieldValues, type Ledger } from '#shared/ledger/ledger.ts'

/** What a thread knows of ledgers. */
export interface ListGround {
  /** Those whose records may be brought. */
  readonly ledgers: readonly Ledger[]
  /** By which field records of any ledger are called. */
  readonly titles: Readonly<Record<string, string>>
  /** What was said of lists before, by `formKey`. */
  readonly remembered: Readonly<Record<string, RecordMapping>>
  /** The ledger that whoever brought the file has chosen. */
  readonly chosen?: string | undefined
  readonly now: string
}

/** A list is known again by its ledger and its header. */
export const formKey = ({ ledger, form }: Pick<RecordMapping, 'ledger' | 'form'>): string =>
  `records:${ledger}:${form}`

/**
 * The ledgers whose records an office may bring: those it keeps, and those in whose records it may be the one that
 * answers; which record that is, is judged row by row.
 */
export const ledgersOf = (owner: string, ledgers: Iterable<Ledger>): readonly Ledger[] =>
  [...ledgers].filter((ledger) => ledger.owner === owner || ledger.unit !== undefined)

/** A ledger as the page needs it to name columns and values. */
export const shownLedger = (ledger: Ledger, fourEyes: boolean): ImportLedger => ({
  code: ledger.code,
  zh: ledger.zh,
  en: ledger.en,
  fourEyes,
  fields: fillable(ledger).map((field) => ({
    name: field.name,
    zh: field.zh,
    en: field.en,
    type: field.type,
    values: (fieldValues(ledger, field) ?? []).map(({ code, zh, en }) => ({ code, zh, en })),
  })),
})
