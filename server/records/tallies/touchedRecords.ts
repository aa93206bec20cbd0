import { fieldsOf, isByPeriod } from '#shared/formula/conditions.ts'
import type { RecordsTerm } from '#shared/formula/formula.ts'
import { ROUNDS } from '#shared/formula/recordSource.ts'
import { namedBy } from '#shared/ledger/formerView.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'

/** The ledgers of which records may change what a term counts. */
export const ledgersBehind = (term: RecordsTerm, { code, fields }: Ledger): ReadonlySet<string> =>
  new Set([
    code,
    ...latestOf(term, fields).map(({ ledger }) => ledger),
    ...(isByPeriod(term) ? [ROUNDS] : []),
  ])

/** What the term asks for that other records say. */
function latestOf(term: RecordsTerm, fields: Ledger['fields']) {
  const asked = fieldsOf(term)
  return fields.flatMap(({ name, computed }) =>
    computed?.kind === 'latest' && asked.has(name) ? [computed] : [],
  )
}

/** Ids by ledger. */
export type ChangedIds = ReadonlyMap<string, ReadonlySet<string>>

/** The records of which a term may count something else than before: those that changed, and whom they speak of. */
export function touchedRecords(
  term: RecordsTerm,
  ledger: Ledger,
  changed: ChangedIds,
  after: RecordView,
): ReadonlySet<string> {
  const touched = new Set(changed.get(ledger.code))
  for (const computed of latestOf(term, ledger.fields))
    for (const id of changed.get(computed.ledger) ?? [])
      for (const own of namedBy(after.record(computed.ledger, id), computed.via)) touched.add(own)
  const covering = term.where.filter(({ test }) => test === 'covers-period')
  for (const { field } of covering)
    for (const id of changed.get(ROUNDS) ?? [])
      for (const record of after.referring(ledger.code, field, id)) touched.add(record.id)
  return touched
}
