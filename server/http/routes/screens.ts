import { agentOf, readPairing } from '#server/accounts/credentials.ts'
import type { Attempts } from '#server/attempts/attempts.ts'
import type { SessionCookies } from '#server/http/cookies.ts'
import { pairingLimit } from '#server/http/pairingLimit.ts'
import type { Route } from '#server/http/routeTable.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { PAIRING_MS, type Screens } from '#server/screens/index.ts'
import { CredentialRequest, NewScreen, PairingRequest, ScreenEdit } from '#shared/contract/screens.ts'

export function screenRoutes(
  route: Route,
  screens: Screens,
  cookies: SessionCookies,
  attempts: Attempts,
): void {
  route(
    'POST /api/v1/screens/pairings',
    async ({ body, request, response }) => {
      const { key } = parseOrFail(PairingRequest, body)
      const former = readPairing(request.headers, cookies.names)
      const { secret, offer } = await screens.offer({ key, former, agent: agentOf(request.headers) })
      cookies.setPairing(response.status(201), secret, PAIRING_MS)
      return offer
    },
    pairingLimit(attempts),
  )
  route('GET /api/v1/screens/pairings/own', async ({ request, response }) => {
    const secret = readPairing(request.headers, cookies.names)
    const outcome = await screens.askPairing(secret, agentOf(request.headers))
    if (outcome.credential)
      cookies.set(response, 'screen', outcome.credential.secret, outcome.credential.expiresAt)
    return { state: outcome.state }
  })

  route('GET /api/v1/screens/self', async ({ identity }) => ({ self: await screens.self(identity) }))
  route('POST /api/v1/screens/self/credential', async ({ identity, body, response }) => {
    const proof = parseOrFail(CredentialRequest, body)
    const { credential, ...answer } = await screens.keepCredential(identity, proof)
    if (credential) cookies.set(response, 'screen', credential.secret, credential.expiresAt)
    return answer
  })

  route('POST /api/v1/screens', async ({ identity, body, response }) => {
    const made = await screens.pair(identity.actor, parseOrFail(NewScreen, body))
    response.status(201)
    return made
  })
  route('PUT /api/v1/screens/:id', ({ identity, params, body }) =>
    screens.edit(identity.actor, params.id, parseOrFail(ScreenEdit, body)),
  )
  route('DELETE /api/v1/screens/:id', async ({ identity, params, response }) => {
    await screens.revoke(identity.actor, params.id)
    response.status(204).end()
    return undefined
  })
}
