import { isByPeriod } from '#shared/formula/conditions.ts'
import type { RecordsTerm } from '#shared/formula/formula.ts'
import { ROUNDS } from '#shared/formula/recordSource.ts'
import { namedBy, type VersionOf } from '#shared/ledger/formerView.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'

/** The records of which a term may count something else than before: those that changed, and whom they speak of. */
export function touchedRecords(
  term: RecordsTerm,
  ledger: Ledger,
  versions: readonly VersionOf[],
  after: RecordView,
): ReadonlySet<string> {
  const touched = new Set<string>()
  for (const { entity, id } of versions) {
    if (entity === ledger.code) touched.add(id)
    for (const { computed } of ledger.fields)
      if (computed?.kind === 'latest' && computed.ledger === entity)
        for (const own of namedBy(after.record(entity, id), computed.via)) touched.add(own)
    if (entity === ROUNDS && isByPeriod(term))
      for (const { field, test } of term.where)
        if (test === 'covers-period')
          for (const record of after.referring(ledger.code, field, id)) touched.add(record.id)
  }
  return touched
}
