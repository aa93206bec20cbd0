import type { ImportedRecord } from '#server/imports/lists/importedRecord.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'

/**
 * The records of a list as they are asked for. Rows of one record that is not there yet are its steps, so it is given an
 * id of its own, by the import and the row; all others that are new get the next number of their ledger.
 */
export function requestsOf(records: readonly ImportedRecord[], importId: string): readonly RecordRequest[] {
  const steps = Map.groupBy(records, ({ entity, key }) => `${entity} ${key}`)
  const ids = new Map<string, string>()
  let n = 0
  for (const [place, [first, ...later]] of steps) {
    if (!first || first.id !== undefined || later.length === 0) continue
    n += 1
    ids.set(place, `${(first.on ?? '').slice(0, 4) || 'L'}-${importId.slice(0, 8)}-${n}`)
  }
  return records.map(({ entity, key, id = ids.get(`${entity} ${key}`), basedOn, on, fields }) => ({
    entity,
    ...(id !== undefined && { id }),
    fields,
    ...(on !== undefined && { on }),
    basedOn,
  }))
}
