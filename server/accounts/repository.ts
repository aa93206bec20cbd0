import type { Kysely } from 'kysely'
import type { Trx } from '#server/accounts/ports.ts'
import type { Tables } from '#server/store/tables.ts'
import { Role, type Actor } from '#shared/contract/roles.ts'

export type Reader = Kysely<Tables>

/** A session or token that holds now, with what is needed to judge how long it will. */
export interface FoundCredential {
  /** Hash of a session, id of a token. */
  readonly key: string
  readonly actor: Actor
  readonly account: string | null
  readonly createdAt: string
  readonly seenAt: string
  readonly expiresAt: string | null
  /** The screen that it is the credential of. */
  readonly screen: ScreenCredential | null
}

export interface ScreenCredential {
  readonly id: string
  /** The only browser that may use it; null for screens that came in by the link. */
  readonly agent: string | null
  /** It has been replaced by another. */
  readonly former: boolean
}

/** A session belongs to an account, or to a screen, which has none. */
export const NO_ACCOUNT = ''

/** The sessions behind these hashes that hold at the instant and whose accounts are not disabled. */
export async function findSessions(
  db: Reader,
  hashes: readonly string[],
  now: string,
): Promise<readonly FoundCredential[]> {
  if (hashes.length === 0) return []
  const rows = await db
    .selectFrom('session as s')
    .leftJoin('account as a', 'a.id', 's.account_id')
    .select(['s.hash', 's.kind', 's.created_at', 's.seen_at', 's.expires_at'])
    .leftJoin('screen as d', 'd.id', 's.screen')
    .select(['a.id', 'a.name', 'a.role', 'a.owner', 'a.area', 'a.disabled'])
    .select(['s.screen', 'd.means', 'd.agent', 'd.revoked_at'])
    .where('s.hash', 'in', hashes)
    .where('s.expires_at', '>', now)
    .execute()
  return rows.flatMap((row) => {
    const isScreen = row.kind === 'screen' || row.kind === 'former'
    const actor = isScreen ? screenActor(row.screen ?? row.hash.slice(0, 12)) : accountActor(row)
    if (!actor || row.revoked_at !== null) return []
    const { hash: key, id: account, created_at: createdAt, seen_at: seenAt, expires_at: expiresAt } = row
    const screen = row.screen === null ? null : credentialOf(row.screen, row)
    return [{ key, actor, account, createdAt, seenAt, expiresAt, screen }]
  })
}

/** A wall or tablet is a device, not a person: it has no account and may only read. */
const screenActor = (id: string): Actor => ({
  id: `screen:${id}`,
  name: '终端',
  role: 'screen',
  owner: null,
})

const credentialOf = (
  id: string,
  {
    kind,
    means,
    agent,
  }: { readonly kind: string; readonly means: string | null; readonly agent: string | null },
): ScreenCredential => ({ id, agent: means === 'paired' ? agent : null, former: kind === 'former' })

interface AccountColumns {
  readonly id: string | null
  readonly name: string | null
  readonly role: string | null
  readonly owner: string | null
  readonly area: string | null
  readonly disabled: number | null
}

const accountActor = ({ id, name, role, owner, area, disabled }: AccountColumns): Actor | undefined =>
  id !== null && name !== null && disabled === 0
    ? { id, name, role: Role.parse(role), owner, ...(area !== null && { area }) }
    : undefined

/** The tokens that are neither revoked nor expired at the instant, by their hashes or their ids. */
export async function findTokens(
  db: Reader,
  by: 'hash' | 'id',
  values: readonly string[],
  now: string,
): Promise<readonly FoundCredential[]> {
  if (values.length === 0) return []
  const rows = await db
    .selectFrom('api_token')
    .selectAll()
    .where(by, 'in', values)
    .where('revoked_at', 'is', null)
    .where((either) => either.or([either('expires_at', 'is', null), either('expires_at', '>', now)]))
    .execute()
  return rows.map(({ id, name, role, owner, area, created_at, expires_at }) => ({
    key: id,
    actor: { id: `token:${id}`, name, role: Role.parse(role), owner, ...(area !== null && { area }) },
    account: null,
    createdAt: created_at,
    seenAt: created_at,
    expiresAt: expires_at,
    screen: null,
  }))
}

export async function touchSession(trx: Trx, hash: string, seenAt: string, expiresAt: string): Promise<void> {
  await trx
    .updateTable('session')
    .set({ seen_at: seenAt, expires_at: expiresAt })
    .where('hash', '=', hash)
    .execute()
}

export const findAccount = (db: Reader, name: string) =>
  db.selectFrom('account').selectAll().where('name', '=', name).executeTakeFirst()
