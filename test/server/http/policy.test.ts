import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routeTable } from '#server/http/routeTable.ts'
import { openPolicyRoll, PolicyGap } from '#server/policyRoll.ts'
import { mayCall, POLICY, type Audience, type PolicyKey } from '#shared/contract/policy.ts'
import { ROLES, type ActorRole } from '#shared/contract/roles.ts'
import { call, enter, type ApiRequest } from '#test/support/api.ts'
import { ask, connectLive, joinLive, outcome } from '#test/support/liveClient.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const WHO: readonly (ActorRole | undefined)[] = [...ROLES, 'screen', undefined]
const keys = Object.keys(POLICY) as PolicyKey[]
const routes = keys.filter((key) => !key.startsWith('live '))
const events = keys.filter((key) => key.startsWith('live '))

let server: TestServer
const credentials = new Map<ActorRole | undefined, ApiRequest>()

beforeAll(async () => {
  server = await startTestServer({ env: { OPEN_DATA: '1' } })
  for (const role of ROLES) credentials.set(role, { token: await server.token(role) })
  credentials.set('screen', { cookie: await enter(server.wallLink) })
  credentials.set(undefined, {})
})
afterAll(() => server.stop())

describe.each(WHO.map((role) => ({ role, name: role ?? 'nobody' })))('$name', ({ role }) => {
  it.each(routes)('%s', async (key) => {
    const path = key.replace(':key', 'economy.retail-sales.growth@410104')
    const body = /^(POST|PUT|PATCH)/.test(key) ? {} : undefined
    // Whoever may ask for one of many is told that there is none of this name.
    const namesOne = path.includes(':')
    const { status, body: answer } = await call(server.url, path, { ...credentials.get(role), body })
    if (key === 'DELETE /api/v1/session' && role === 'screen')
      credentials.set('screen', { cookie: await enter(server.wallLink) })
    if (mayCall(POLICY[key], role)) expect(namesOne ? [401, 403] : [401, 403, 404]).not.toContain(status)
    else
      expect({ status, answer }).toMatchObject(
        role
          ? { status: 403, answer: { code: 'forbidden' } }
          : { status: 401, answer: { code: 'unauthenticated' } },
      )
  })

  it('sockets', async () => {
    const { token, cookie } = credentials.get(role) ?? {}
    const options = { ...(token && { token }), ...(cookie && { cookie }), origin: server.url }
    if (!role) {
      const client = connectLive(server.url, options)
      expect(await outcome(client)).toBe('unauthenticated')
      client.disconnect()
      return
    }
    const client = await joinLive(server.url, options)
    for (const key of events) {
      const answer = await ask(client, key.replace('live ', ''), {})
      const isAllowed = mayCall(POLICY[key], role)
      expect({ key, answer }).toMatchObject({
        answer: { problem: { code: isAllowed ? 'invalid' : 'forbidden' } },
      })
    }
    client.disconnect()
  })
})

describe('the roll', () => {
  const without = (key: PolicyKey): Record<string, Audience> => {
    const policy: Record<string, Audience> = { ...POLICY }
    delete policy[key]
    return policy
  }
  const unused = {
    identify: async () => undefined,
    cookies: {
      names: { person: '', screen: '', pairing: '' },
      set: () => {},
      setPairing: () => {},
      clearPairing: () => {},
      clear: () => {},
    },
  }

  it('refuses a route that the policy table does not list', () => {
    const { route } = routeTable({ ...unused, roll: openPolicyRoll(without('GET /healthz')) })
    expect(() => route('GET /healthz', async () => undefined)).toThrow(PolicyGap)
  })

  it('refuses to close while a listed route or event is not registered', () => {
    const roll = openPolicyRoll()
    for (const key of keys) if (key !== 'live painted') roll.claim(key)
    expect(() => roll.close()).toThrow(/live painted/)
    roll.claim('live painted')
    expect(() => roll.close()).not.toThrow()
  })

  it('refuses to register a route twice', () => {
    const roll = openPolicyRoll()
    roll.claim('GET /healthz')
    expect(() => roll.claim('GET /healthz')).toThrow(PolicyGap)
  })
})
