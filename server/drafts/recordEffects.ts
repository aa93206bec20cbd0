import { readRequest } from '#server/drafts/draftRecords.ts'
import type { DraftRecordRow } from '#server/drafts/ports.ts'
import type { Topics } from '#server/drafts/topics.ts'
import type { NewVersion } from '#server/records/records.ts'
import type { RecordEffect } from '#shared/contract/review.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
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
  const named = new Set(requests.map(({ request }) => `${request.entity}/${request.id ?? ''}`))
  const left = new Set(versions)
  /** The steps of a record come one upon the other. */
  const standing = new Map<string, Fields>()
  return requests.flatMap(({ n, request }) => {
    const { entity, id, event = PUSHED } = request
    const isOf = (version: NewVersion): boolean =>
      version.entity === entity &&
      version.event === event &&
      (id === undefined ? !named.has(keyOf(version)) : version.id === id)
    const version = left.values().find(isOf)
    const ledger = topics.ledgers.get(entity)
    if (!version || !ledger) return []
    left.delete(version)
    const before = standing.get(keyOf(version)) ?? fieldsOf(topics.book.record(entity, version.id))
    standing.set(keyOf(version), version.fields)
    return [effectOf(n, version, ledger, before)]
  })
}

const keyOf = ({ entity, id }: NewVersion): string => `${entity}/${id}`
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

/** What a record is called by its ledger's most telling field that says something. */
export function calledBy(ledger: Pick<Ledger, 'title'>, fields: Fields): string | undefined {
  const said = ledger.title.map((name) => fields[name]).find((value) => value !== undefined && value !== null)
  return said === undefined || said === null || said === '' ? undefined : String(said)
}
