import type { RecordBook } from '#server/records/records.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import { referredLedger, type Ledger } from '#shared/ledger/ledger.ts'
import { isEmpty } from '#shared/ledger/perform.ts'
import { sameValue, type RecordVersion } from '#shared/ledger/record.ts'

/**
 * The ids of the records that requests were about, once a release has made them: new ones were numbered in the order of
 * the requests, year by year, and hold what was said of them.
 */
export function madeIds(
  book: Pick<RecordBook, 'all'>,
  ledgers: ReadonlyMap<string, Ledger>,
  requests: readonly RecordRequest[],
  seq: number,
): (string | null)[] {
  const named = new Set(requests.map(({ entity, id }) => `${entity} ${id ?? ''}`))
  const begun = new Map<string, { id: string; first: RecordVersion }[]>()
  for (const entity of new Set(requests.flatMap((one) => (one.id === undefined ? one.entity : []))))
    begun.set(
      entity,
      [...book.all(entity).values()]
        .flatMap(({ id, versions: [first] }) =>
          first?.seq === seq && !named.has(`${entity} ${id}`) ? [{ id, first }] : [],
        )
        .sort((a, b) => (a.id.length - b.id.length || a.id < b.id ? -1 : 1)),
    )
  return requests.map((request) => {
    if (request.id !== undefined) return request.id
    const left = begun.get(request.entity) ?? []
    const ledger = ledgers.get(request.entity)
    const at = left.findIndex(({ first }) => ledger && says(ledger, first, request))
    return left.splice(at, at < 0 ? 0 : 1)[0]?.id ?? null
  })
}

/** Whether a version holds what was asked for; what it refers to may have been numbered meanwhile. */
const says = ({ fields: defined }: Ledger, made: RecordVersion, { event, fields }: RecordRequest): boolean =>
  made.event === event &&
  defined.every((field) => {
    const said = fields[field.name]
    if (said === undefined || isEmpty(said) || referredLedger(field) !== undefined) return true
    return sameValue(made.fields[field.name], typeof said === 'string' ? said.trim() : said)
  })
