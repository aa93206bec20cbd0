import type { Reader } from '#server/accounts/repository.ts'
import type { Actor } from '#shared/contract/roles.ts'

const TOKEN = 'token:'

interface Standing {
  readonly role: string
  readonly owner: string | null
  readonly area: string | null
}

/**
 * Whether somebody still is who their request was let in as: a request may take its time to arrive, and its sender may
 * be disabled or given another role meanwhile. Asked in the transaction of an act that must not be theirs then. What
 * acts without an account or a token is the server's own.
 */
export async function standsFor(db: Reader, { id, role, owner, area }: Actor): Promise<boolean> {
  const isStill = (is: Standing): boolean =>
    is.role === role && is.owner === owner && is.area === (area ?? null)
  if (id.startsWith(TOKEN)) {
    const token = await db
      .selectFrom('api_token')
      .select(['role', 'owner', 'area', 'revoked_at'])
      .where('id', '=', id.slice(TOKEN.length))
      .executeTakeFirst()
    return !token || (token.revoked_at === null && isStill(token))
  }
  const account = await db
    .selectFrom('account')
    .select(['role', 'owner', 'area', 'disabled'])
    .where('id', '=', id)
    .executeTakeFirst()
  return !account || (account.disabled === 0 && isStill(account))
}
