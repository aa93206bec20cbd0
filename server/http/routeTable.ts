import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { actingFrom } from '#server/audit/origin.ts'
import { readCredentials, type Credentials } from '#server/accounts/credentials.ts'
import type { Identify, Identity } from '#server/accounts/index.ts'
import type { SessionCookies } from '#server/http/cookies.ts'
import {
  ENDPOINTS,
  type AnswerOf,
  type Endpoint,
  type ParamsOf,
  type QueryOf,
} from '#server/http/endpoints.ts'
import { jsonBody } from '#server/http/jsonBody.ts'
import { refuseUnstorableParameters } from '#server/http/refuseUnstorable.ts'
import { Failure } from '#server/failure.ts'
import { parseParameters } from '#server/parseOrFail.ts'
import type { PolicyRoll } from '#server/policyRoll.ts'
import { bureauMayCall } from '#shared/contract/bureauPolicy.ts'
import { mayCall, type POLICY, type RouteKey } from '#shared/contract/policy.ts'

/** One request as a handler sees it: judged, and read by the schemas of its endpoint. */
export interface Call<K extends RouteKey> {
  /** Always there unless the route is public. */
  readonly identity: (typeof POLICY)[K] extends 'public' ? Identity | undefined : Identity
  readonly credentials: Credentials
  readonly params: ParamsOf<K>
  readonly query: QueryOf<K>
  /** As parsed from JSON, otherwise untouched: whoever knows its meaning judges it. */
  readonly body: unknown
  readonly request: Request
  readonly response: Response
}

/** Hands back the JSON to answer with, or nothing when it has answered by itself. */
export type Handler<K extends RouteKey> = (call: Call<K>) => Promise<AnswerOf<K> | undefined>

export type Route = <K extends RouteKey>(key: K, handler: Handler<K>, ...before: RequestHandler[]) => void

export interface RoutePorts {
  readonly roll: PolicyRoll
  readonly identify: Identify
  readonly cookies: SessionCookies
}

/**
 * A router whose routes take their audience from the policy table and their shape from the endpoint table; a route
 * that is in neither cannot be registered.
 */
export function routeTable({ roll, identify, cookies }: RoutePorts): { router: Router; route: Route } {
  const router = express.Router({ caseSensitive: true, strict: true })

  const route: Route = (key, handler, ...before) => {
    const audience = roll.claim(key)
    const endpoint: Endpoint = ENDPOINTS[key]
    const [method = '', path = ''] = key.split(' ')

    const judge: RequestHandler = async (request, response, next) => {
      const credentials = readCredentials(request.headers, cookies.names)
      const identity = await identify(credentials)
      if (identity?.renewed) renewCookie(response, cookies, identity, credentials)
      if (!mayCall(audience, identity?.actor.role))
        throw new Failure(identity ? 'forbidden' : 'unauthenticated')
      if (audience !== 'public' && !bureauMayCall(key, identity?.actor.area))
        throw new Failure('other-bureau')
      response.locals = { credentials, identity }
      next()
    }
    const handle: RequestHandler = async (request, response) => {
      const call = {
        ...response.locals,
        params: read(endpoint.params, request.params),
        query: read(endpoint.query, request.query),
        body: request.body as unknown,
        request,
        response,
      } as Parameters<typeof handler>[0]
      const way = call.identity?.kind === 'machine' ? 'machine' : 'page'
      const answer = await actingFrom(way, addressOf(request), () => handler(call))
      if (answer !== undefined) response.type('application/json').send(Buffer.from(JSON.stringify(answer)))
    }
    router.route(path)[verbOf(method)](judge, ...(endpoint.body ? jsonBody : []), ...before, handle)
  }
  return { router, route }
}

/** The cookie lasts as long as its session, whose end has just been moved. */
function renewCookie(
  response: Response,
  cookies: SessionCookies,
  { kind, expiresAt }: Identity,
  brought: Credentials,
): void {
  const secret = kind === 'machine' ? undefined : brought[kind]
  if (kind !== 'machine' && secret !== undefined && expiresAt !== null)
    cookies.set(response, kind, secret, expiresAt)
}

function read(schema: Endpoint['params'], value: object): unknown {
  if (!schema) return undefined
  const parameters = parseParameters(schema, value)
  refuseUnstorableParameters(value)
  return parameters
}

/** IPv4 as people write it, also where the socket speaks IPv6. */
const addressOf = ({ ip }: Request): string => ip?.replace(/^::ffff:/, '') ?? ''

const VERBS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const

function verbOf(method: string): (typeof VERBS)[keyof typeof VERBS] {
  if (isMethod(method)) return VERBS[method]
  throw new Error(`${method} is no method of this API`)
}

const isMethod = (text: string): text is keyof typeof VERBS => Object.hasOwn(VERBS, text)
