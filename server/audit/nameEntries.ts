import type { Kysely } from 'kysely'
import type { AuditRow } from '#server/audit/auditQuery.ts'
import type { Tables } from '#server/store/tables.ts'
import type { AuditEntry } from '#shared/contract/audit.ts'

type Actor = AuditEntry['actor']

/** The entries with the names that their actors and objects have today; nobody is ever deleted, only disabled. */
export async function nameEntries(
  read: Kysely<Tables>,
  rows: readonly AuditRow[],
): Promise<readonly AuditEntry[]> {
  const mentioned = rows.flatMap(({ actor, object }) => [actor, object.replace(/^account:/, '')])
  const people = mentioned.filter((id) => !id.includes(':'))
  const machines = mentioned.filter((id) => id.startsWith(TOKEN)).map((id) => id.slice(TOKEN.length))
  const devices = mentioned.filter((id) => id.startsWith(SCREEN)).map((id) => id.slice(SCREEN.length))
  const accounts = await namesOf(read, 'account', people)
  const tokens = await namesOf(read, 'api_token', machines)
  const screens = await namesOf(read, 'screen', devices)

  const actorOf = (id: string): Actor => {
    const person = accounts.get(id)
    if (person !== undefined) return { id, name: person, kind: 'person' }
    if (id.startsWith(TOKEN)) return { id, name: tokens.get(id.slice(TOKEN.length)) ?? null, kind: 'machine' }
    if (id.startsWith(COMMAND)) return { id, name: id.slice(COMMAND.length), kind: 'command' }
    if (id.startsWith(SCREEN))
      return { id, name: screens.get(id.slice(SCREEN.length)) ?? null, kind: 'screen' }
    if (id === 'screen') return { id, name: null, kind: 'screen' }
    return { id, name: null, kind: id === 'visitor' ? 'visitor' : 'system' }
  }
  const byKind: Readonly<Record<string, ReadonlyMap<string, string>>> = {
    account: accounts,
    token: tokens,
    screen: screens,
  }
  const nameOf = (object: string): string | null => {
    const [kind, id = ''] = object.split(':')
    return (kind === undefined ? undefined : byKind[kind])?.get(id) ?? null
  }
  return rows.map(({ n, at, actor, action, object, detail, origin }) => ({
    ...{ n, at, actor: actorOf(actor), action, object, objectName: nameOf(object), origin },
    detail: readDetail(detail),
  }))
}

const TOKEN = 'token:'
const COMMAND = 'cli:'
const SCREEN = 'screen:'

async function namesOf(
  read: Kysely<Tables>,
  table: 'account' | 'api_token' | 'screen',
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await read.selectFrom(table).select(['id', 'name']).where('id', 'in', wanted).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** A detail that somebody has broken is shown as it stands: the chain says that it was broken. */
function readDetail(text: string): AuditEntry['detail'] {
  try {
    return JSON.parse(text) as AuditEntry['detail'] // JSON is all that JSON.parse makes
  } catch {
    return text
  }
}
