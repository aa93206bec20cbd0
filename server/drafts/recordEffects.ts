import { readRequest } from '#server/drafts/draftRecords.ts'
import type { DraftRecordRow } from '#server/drafts/ports.ts'
import type { Topics } from '#server/drafts/topics.ts'
import type { NewVersion } from '#server/records/records.ts'
import type { RecordEffect } from '#shared/contract/review.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { currentFields, sameValue, type Fields } from '#shared/ledger/record.ts'

/**
 * What the changes of records in a draft come to, by their places. `versions`: what the release would make of them, in
 * the same order; a change that says what stands already makes none.
 */
export function recordEffects(
  rows: readonly DraftRecordRow[],
  versions: readonly NewVersion[],
  topics: Pick<Topics, 'ledgers' | 'book'>,
): RecordEffect[] {
  const made = new Map(versions.map((version) => [`${version.entity}/${version.id}`, version]))
  const requested = rows.map((row) => ({ n: row.n, request: readRequest(row) }))
  const named = new Set(requested.map(({ request }) => `${request.entity}/${request.id ?? ''}`))
  const numbered = versions.filter(({ entity, id }) => !named.has(`${entity}/${id}`)).values()
  return requested.flatMap(({ n, request }) => {
    const { entity, id } = request
    const version = id === undefined ? numbered.next().value : made.get(`${entity}/${id}`)
    const ledger = topics.ledgers.get(entity)
    return version && ledger ? [effectOf(n, version, ledger, topics)] : []
  })
}

function effectOf(
  n: number,
  { entity, id, event, on, reason, fields }: NewVersion,
  ledger: Ledger,
  { book }: Pick<Topics, 'book'>,
): RecordEffect {
  const kept = book.record(entity, id)
  const before = kept ? currentFields(kept) : {}
  return {
    ...{ n, entity, id, event, on, reason },
    title: calledBy(ledger, fields) ?? id,
    isNew: kept === undefined,
    changed: namesIn(ledger, before, fields).flatMap((field) => {
      const [was = null, is = null] = [before[field], fields[field]]
      return sameValue(was, is) ? [] : [{ field, was, is }]
    }),
  }
}

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
