import type { Ledger, LedgerField } from '#shared/ledger/ledger.ts'

/** The fields that a list can show as columns of their own; the record's name and state stand before them all. */
export const columnFields = ({ fields, title, states }: Ledger): readonly LedgerField[] =>
  fields.filter(
    ({ name, type }) =>
      name !== title[0] &&
      !(name === 'state' && states.length > 0) &&
      type !== 'file' &&
      type !== 'percent[12]',
  )

/** The columns of a list: those somebody chose, else those of the definition, as far as the ledger has them. */
export function shownColumns(ledger: Ledger, chosen: readonly string[] | undefined): readonly LedgerField[] {
  const fields = new Map(columnFields(ledger).map((field) => [field.name, field]))
  return (chosen ?? ledger.columns).flatMap((name) => fields.get(name) ?? [])
}

const storedAs = (ledger: string): string => `guanlan.columns.${ledger}`

/** What this browser remembers of a ledger's columns. */
export function keptColumns(ledger: string): readonly string[] | undefined {
  const text = localStorage.getItem(storedAs(ledger))
  if (text === null) return undefined
  return text.split(',').filter((name) => name !== '')
}

export function keepColumns(ledger: string, chosen: readonly string[] | undefined): void {
  if (chosen === undefined) localStorage.removeItem(storedAs(ledger))
  else localStorage.setItem(storedAs(ledger), chosen.join(','))
}

/** The columns after one was switched on or off; they stay in the order of the definition's fields. */
export function switchedColumn(ledger: Ledger, shown: readonly string[], name: string): readonly string[] {
  const wanted = new Set(shown)
  if (!wanted.delete(name)) wanted.add(name)
  return columnFields(ledger)
    .map((field) => field.name)
    .filter((one) => wanted.has(one))
}
