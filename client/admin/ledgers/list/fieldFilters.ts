import type { FilterTest } from '#client/admin/ledgers/list/listQuery.ts'
import { fieldValues, type Ledger, type LedgerField } from '#shared/ledger/ledger.ts'

/** How a field is asked for: by some of its values, between two, or by words in it. */
export type FilterForm = 'values' | 'range' | 'words'

const RANGED: ReadonlySet<string> = new Set([
  ...['date', 'datetime', 'period', 'money', 'area', 'number', 'integer', 'percent'],
])

export function filterForm(ledger: Pick<Ledger, 'states'>, field: LedgerField): FilterForm {
  if (fieldValues(ledger, field) || /^ref\((owner|domain|unit)\)$/.test(field.type)) return 'values'
  return RANGED.has(field.type) ? 'range' : 'words'
}

/** The fields that a list can be filtered by. */
export const filterFields = ({ fields }: Ledger): readonly LedgerField[] =>
  fields.filter(({ type }) => type !== 'file' && type !== 'percent[12]' && !type.startsWith('list('))

/** The fields by whose values records can be counted. */
export const groupFields = (ledger: Ledger): readonly LedgerField[] =>
  ledger.fields.filter(
    (field) => filterForm(ledger, field) === 'values' || /^ref\(.+\)$|^period$/.test(field.type),
  )

/** The tests that take no value. */
export const isBare = (test: FilterTest): boolean => test === 'filled' || test === 'empty'
