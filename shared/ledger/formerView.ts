import type { KeptRecord, RecordVersion } from '#shared/ledger/record.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'

/** A version with the record that it is of. */
export interface VersionOf extends RecordVersion {
  readonly entity: string
  readonly id: string
}

/** A view as it was before these versions came. What refers to a record is found by what it says now or said then. */
export function formerView(view: RecordView, versions: readonly VersionOf[]): RecordView {
  const former = formerRecords(view, versions)
  const record: RecordView['record'] = (entity, id) => {
    const own = former.get(entity)
    return own?.has(id) ? own.get(id) : view.record(entity, id)
  }
  const named = new Map<string, ReadonlyMap<string, readonly string[]>>()
  const formerly = (entity: string, field: string): ReadonlyMap<string, readonly string[]> => {
    const key = `${entity} ${field}`
    const known = named.get(key) ?? byReference(former.get(entity) ?? new Map(), field)
    named.set(key, known)
    return known
  }
  return {
    record,
    all: (entity) => {
      const records = new Map(view.all(entity))
      for (const [id, one] of former.get(entity) ?? [])
        if (one) records.set(id, one)
        else records.delete(id)
      return records
    },
    referring: (entity, field, id) => {
      const now = view.referring(entity, field, id).map((one) => one.id)
      const ids = new Set([...now, ...(formerly(entity, field).get(id) ?? [])])
      return [...ids].flatMap((own) => record(entity, own) ?? [])
    },
  }
}

/** Undefined for those that were not there. */
type Former = ReadonlyMap<string, ReadonlyMap<string, KeptRecord | undefined>>

function formerRecords(view: RecordView, versions: readonly VersionOf[]): Former {
  const former = new Map<string, Map<string, KeptRecord | undefined>>()
  for (const { entity, id, version } of versions) {
    const ofLedger = former.get(entity) ?? new Map<string, KeptRecord | undefined>()
    former.set(entity, ofLedger)
    const known = ofLedger.has(id) ? ofLedger.get(id) : view.record(entity, id)
    const left = (known?.versions ?? []).filter((one) => one.version < version)
    ofLedger.set(id, left.length === 0 ? undefined : { entity, id, versions: left })
  }
  return former
}

function byReference(
  records: ReadonlyMap<string, KeptRecord | undefined>,
  field: string,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const [id, record] of records)
    for (const to of namedBy(record, field)) found.set(to, [...(found.get(to) ?? []), id])
  return found
}

/** The ids that a record names in a field, or has named. */
export const namedBy = (record: KeptRecord | undefined, field: string): ReadonlySet<string> =>
  new Set(
    (record?.versions ?? []).flatMap(({ fields }) => {
      const value = fields[field]
      return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
    }),
  )
