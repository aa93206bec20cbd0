import type { Ledger } from '#shared/ledger/ledger.ts'
import type { Fields } from '#shared/ledger/record.ts'

/** The office that answers for a record, else the one that keeps its ledger. */
export function officeOf({ unit, owner }: Pick<Ledger, 'unit' | 'owner'>, fields: Fields): string {
  const answering = unit === undefined ? undefined : fields[unit]
  return typeof answering === 'string' ? answering : owner
}
