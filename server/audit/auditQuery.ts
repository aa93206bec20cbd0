import { sql, type Kysely } from 'kysely'
import type { Tables } from '#server/store/tables.ts'

/** Which entries: days are the bureau's, both included; texts match anywhere, codes exactly or as a noun alone. */
export interface AuditFilter {
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Name of an account or token, or an id as the log has it. */
  readonly actor?: string | undefined
  /** `release.published`, or `release` for all acts of that noun; letters, dot and dash alone. */
  readonly action?: string | undefined
  /** `release:1042`, or the name of an account or token. */
  readonly object?: string | undefined
  readonly text?: string | undefined
}

export type AuditRow = Tables['audit']

/** The newest entries that fit, before entry `before`, newest first. */
export async function findEntries(
  read: Kysely<Tables>,
  filter: AuditFilter,
  before: number | undefined,
  limit: number,
): Promise<readonly AuditRow[]> {
  const { from, to, actor, action, object, text } = filter
  let query = read.selectFrom('audit').selectAll()
  if (before !== undefined) query = query.where('n', '<', before)
  if (from !== undefined) query = query.where('at', '>=', startOf(from))
  if (to !== undefined) query = query.where('at', '<', startOf(to, 1))
  if (action !== undefined)
    query = query.where((or) => or.or([or('action', '=', action), or('action', 'like', `${action}.%`)]))
  if (actor !== undefined)
    query = query.where('actor', 'in', [actor, ...(await idsNamed(read, actor, 'token:'))])
  if (object !== undefined) {
    const named = await idsNamed(read, object, 'token:', 'account:')
    query = query.where('object', 'in', [object, ...named])
  }
  if (text !== undefined) {
    const pattern = containing(text)
    const actors = await idsNamed(read, text, 'token:')
    const says = sql<boolean>`(lower(detail) like ${pattern} escape '!' or lower(object) like ${pattern} escape '!')`
    query = query.where((or) => or.or([says, ...(actors.length > 0 ? [or('actor', 'in', actors)] : [])]))
  }
  return query.orderBy('n', 'desc').limit(limit).execute()
}

/** A pattern for `like … escape '!'` over lower case. */
const containing = (text: string): string => `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`

/** Accounts and tokens whose names contain the text, as the log writes them. */
async function idsNamed(
  read: Kysely<Tables>,
  text: string,
  tokenPrefix: string,
  accountPrefix = '',
): Promise<readonly string[]> {
  const named = sql<boolean>`lower(name) like ${containing(text)} escape '!'`
  const accounts = await read.selectFrom('account').select('id').where(named).execute()
  const tokens = await read.selectFrom('api_token').select('id').where(named).execute()
  return [...accounts.map(({ id }) => accountPrefix + id), ...tokens.map(({ id }) => tokenPrefix + id)]
}

const DAY_MS = 86_400_000
/** The instant at which a day begins on the bureau's clock, or some days later. */
const startOf = (day: string, daysLater = 0): string =>
  new Date(Date.parse(`${day}T00:00:00.000+08:00`) + daysLater * DAY_MS).toISOString()
