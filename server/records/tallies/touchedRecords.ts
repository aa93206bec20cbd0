import { fieldsOf, isByPeriod } from '#shared/formula/conditions.ts'
import type { RecordsTerm } from '#shared/formula/formula.ts'
import { ROUNDS } from '#shared/formula/recordSource.ts'
import { namedBy } from '#shared/ledger/formerView.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'

/** Terms and definitions stay the same for many releases on end. */
const behind = new WeakMap<RecordsTerm, WeakMap<Ledger, ReadonlySet<string>>>()

/** The ledgers of which records may change what a term counts. */
export function ledgersBehind(term: RecordsTerm, ledger: Ledger): ReadonlySet<string> {
  const known = behind.get(term) ?? new WeakMap<Ledger, ReadonlySet<string>>()
  behind.set(term, known)
  const found =
    known.get(ledger) ??
    new Set([
      ledger.code,
      ...latestOf(term, ledger.fields).map((computed) => computed.ledger),
      ...(isByPeriod(term) ? [ROUNDS] : []),
    ])
  known.set(ledger, found)
  return found
}

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
