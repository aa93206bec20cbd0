import type { Accounts } from '#server/accounts/index.ts'
import type { Attempts } from '#server/attempts/attempts.ts'
import type { SessionCookies } from '#server/http/cookies.ts'
import type { Route } from '#server/http/routeTable.ts'
import { signInLimit } from '#server/http/signInLimit.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { SignIn, type SessionInfo } from '#shared/contract/answers.ts'

const VISITOR: SessionInfo = { role: null, name: null, owner: null, expiresAt: null }

export function sessionRoutes(
  route: Route,
  accounts: Accounts,
  cookies: SessionCookies,
  attempts: Attempts,
): void {
  route(
    'POST /api/v1/session',
    async ({ body, credentials, response }) => {
      const { kind, secret, info } = await accounts.signIn(parseOrFail(SignIn, body), credentials)
      cookies.set(response.status(201), kind, secret, info.expiresAt ?? '')
      return info
    },
    ...signInLimit(attempts),
  )

  route('GET /api/v1/session', async ({ identity }) => {
    if (!identity) return VISITOR
    const { actor, expiresAt } = identity
    return {
      role: actor.role,
      name: actor.role === 'screen' ? null : actor.name,
      owner: actor.owner,
      ...(actor.area !== undefined && { area: actor.area }),
      expiresAt,
    }
  })

  route('DELETE /api/v1/session', async ({ identity, response }) => {
    await accounts.signOut(identity)
    if (identity.kind !== 'machine') cookies.clear(response, identity.kind)
    response.status(204).end()
    return undefined
  })
}
