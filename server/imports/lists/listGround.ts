import type { RecordMapping } from '#shared/ledger/import/recordMapping.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'

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
