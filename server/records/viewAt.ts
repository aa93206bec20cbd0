import { namedBy } from '#shared/ledger/formerView.ts'
import type { KeptRecord } from '#shared/ledger/record.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'

/** Records as they were known at a release of the past, made ledger by ledger as they are asked for. */
export function viewAt(view: RecordView, seq: number): RecordView {
  const known = new Map<string, ReadonlyMap<string, KeptRecord>>()
  const all: RecordView['all'] = (entity) => {
    const found = known.get(entity) ?? knownThen(view.all(entity), seq)
    known.set(entity, found)
    return found
  }
  const named = new Map<string, ReadonlyMap<string, readonly KeptRecord[]>>()
  return {
    all,
    record: (entity, id) => all(entity).get(id),
    referring: (entity, field, id) => {
      const key = `${entity} ${field}`
      const found = named.get(key) ?? byReference(all(entity), field)
      named.set(key, found)
      return found.get(id) ?? []
    },
  }
}

function knownThen(records: ReadonlyMap<string, KeptRecord>, seq: number): ReadonlyMap<string, KeptRecord> {
  const then = new Map<string, KeptRecord>()
  for (const record of records.values()) {
    const versions = record.versions.filter((version) => version.seq <= seq)
    if (versions.length > 0) then.set(record.id, { ...record, versions })
  }
  return then
}

function byReference(
  records: ReadonlyMap<string, KeptRecord>,
  field: string,
): ReadonlyMap<string, readonly KeptRecord[]> {
  const found = new Map<string, KeptRecord[]>()
  for (const record of records.values())
    for (const id of namedBy(record, field)) found.set(id, [...(found.get(id) ?? []), record])
  return found
}
