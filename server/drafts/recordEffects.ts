import { readRequest } from '#server/drafts/draftRecords.ts'
import type { DraftRecordRow } from '#server/drafts/ports.ts'
import type { Topics } from '#server/drafts/topics.ts'
import type { NewVersion } from '#server/records/records.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import type { RecordEffect } from '#shared/contract/review.ts'
import { fieldValues, type Ledger } from '#shared/ledger/ledger.ts'
import { PUSHED } from '#shared/ledger/perform.ts'
import { currentFields, sameValue, type Fields, type KeptRecord } from '#shared/ledger/record.ts'

/**
 * What the changes of records in a draft come to, by their places. `versions`: what the release would make of them, in
 * the same order; a change that says what stands already makes none.
 */
export function recordEffects(
  rows: readonly DraftRecordRow[],
  versions: readonly NewVersion[],
  topics: Pick<Topics, 'ledgers' | 'book'>,
): RecordEffect[] {
  const requests = rows.map((row) => ({ n: row.n, request: readRequest(row) }))
  const named = new Set(requests.map(({ request }) => keyOf(request)))
  /** Versions that are still to be told of, the next one last: those of a record, and those of new ones. */
  const left = new Map<string, NewVersion[]>()
  for (const version of versions.toReversed()) {
    const key = named.has(keyOf(version)) ? keyOf(version) : keyOf({ entity: version.entity })
    const queue = left.get(key)
    if (queue) queue.push(version)
    else left.set(key, [version])
  }
  /** The steps of a record come one upon the other. */
  const standing = new Map<string, Fields>()
  return requests.flatMap(({ n, request }) => {
    const version = left.get(keyOf(request))?.at(-1)
    const ledger = topics.ledgers.get(request.entity)
    if (!version || !ledger || version.event !== (request.event ?? PUSHED)) return []
    left.get(keyOf(request))?.pop()
    const before = standing.get(keyOf(version)) ?? fieldsOf(topics.book.record(version.entity, version.id))
    standing.set(keyOf(version), version.fields)
    return [effectOf(n, version, ledger, before)]
  })
}

/** What is begun in the same draft has no id yet, whether it is called by a name or not. */
const keyOf = ({ entity, id = '' }: Pick<RecordRequest, 'entity' | 'id'>): string =>
  `${entity}/${id.startsWith('$') ? '' : id}`
const fieldsOf = (kept: KeptRecord | undefined): Fields | undefined => kept && currentFields(kept)

const effectOf = (
  n: number,
  { entity, id, event, on, reason, fields }: NewVersion,
  ledger: Ledger,
  before: Fields | undefined,
): RecordEffect => ({
  ...{ n, entity, id, event, on, reason },
  title: calledBy(ledger, fields) ?? id,
  isNew: before === undefined,
  changed: namesIn(ledger, before ?? {}, fields).flatMap((field) => {
    const [was, is] = [before?.[field] ?? null, fields[field] ?? null]
    return sameValue(was, is) ? [] : [{ field, was, is }]
  }),
})

/** The fields in the order of their definition, then those that it does not know any more. */
function namesIn({ fields: defined }: Ledger, ...versions: readonly Fields[]): readonly string[] {
  const used = new Set(versions.flatMap((fields) => Object.keys(fields)))
  const known = defined.map(({ name }) => name)
  return [...known.filter((name) => used.has(name)), ...[...used].filter((name) => !known.includes(name))]
}

/** What a record is called by its ledger's most telling field that says something; a coded value by its name. */
export function calledBy(
  ledger: Pick<Ledger, 'title' | 'fields' | 'states'>,
  fields: Fields,
): string | undefined {
  for (const name of ledger.title) {
    const value = fields[name]
    if ((typeof value !== 'string' && typeof value !== 'number') || value === '') continue
    const field = ledger.fields.find((one) => one.name === name)
    const coded = field && fieldValues(ledger, field)?.find(({ code }) => code === value)
    return coded?.zh ?? String(value)
  }
  return undefined
}
