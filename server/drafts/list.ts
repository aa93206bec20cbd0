import { readPolicy } from '#server/drafts/deskPolicy.ts'
import type { DraftPorts } from '#server/drafts/ports.ts'
import { authorsOf, namesOf } from '#server/drafts/repository.ts'
import { summaryOf } from '#server/drafts/summary.ts'
import { topicsOf } from '#server/drafts/topics.ts'
import type { DraftList, DraftState } from '#shared/contract/drafts.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** More than these are history; the newest are told. */
const LISTED = 300

export interface DraftFilter {
  readonly state?: readonly DraftState[] | undefined
  readonly owner?: string | undefined
  /** Of its sheet, or of one of its figures or ledgers. */
  readonly domain?: string | undefined
  /** Of its sheet. */
  readonly period?: string | undefined
  /** Those that the asker has typed into. */
  readonly mine?: boolean | undefined
}

/** The drafts that this actor may know of, the newest change first. */
export async function listDrafts(ports: DraftPorts, actor: Actor, filter: DraftFilter): Promise<DraftList> {
  const { read } = ports.store
  const { state, owner, domain, period, mine } = filter
  const own = read.selectFrom('draft_author').select('draft').where('account', '=', actor.id)
  const { area } = actor
  let query = read
    .selectFrom('draft')
    .selectAll()
    .where('area', area === undefined ? 'is' : '=', area ?? null)
  // Who sees what is judged row by row below; this only keeps the limit from being used up by what is not seen.
  if (actor.role === 'filer') query = query.where('owner', '=', actor.owner ?? '')
  else query = query.where((eb) => eb.or([eb('submitted_at', 'is not', null), eb('id', 'in', own)]))
  if (state) query = query.where('state', 'in', state)
  if (owner !== undefined) query = query.where('owner', '=', owner)
  if (period !== undefined) query = query.where('period', '=', period)
  if (mine) query = query.where('id', 'in', own)
  const rows = await query.orderBy('changed_at', 'desc').orderBy('id').limit(LISTED).execute()

  const authors = await authorsOf(
    read,
    rows.map(({ id }) => id),
  )
  const name = await namesOf(read, [
    ...rows.map(({ author }) => author),
    ...[...authors.values()].flatMap((ids) => [...ids]),
  ])
  const topics = topicsOf(ports.releases)
  const wantsFourEyes = await readPolicy(read, topics)
  const drafts = rows.flatMap((row) => {
    const summary = summaryOf(row, authors.get(row.id) ?? new Set(), {
      topics,
      actor,
      wantsFourEyes,
      name,
    })
    if (!summary) return []
    const isOfDomain =
      domain === undefined || summary.sheet?.domain === domain || summary.domains.includes(domain)
    return isOfDomain ? [summary] : []
  })
  return { drafts }
}
