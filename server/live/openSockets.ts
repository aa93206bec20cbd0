import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { readCredentials, type CookieNames } from '#server/accounts/credentials.ts'
import type { Identify } from '#server/accounts/index.ts'
import { Failure } from '#server/failure.ts'
import { isOwnOrigin, type OwnOrigins } from '#server/http/origin.ts'
import { problemOf } from '#server/http/problem.ts'
import type { LiveNamespace, LiveServer } from '#server/live/liveSocket.ts'
import { LIVE_NAMESPACE } from '#shared/contract/live.ts'

const MAX_MESSAGE_BYTES = 64 * 1024
/** A connection that joins no namespace within this time is closed. */
const CONNECT_TIMEOUT_MS = 10_000
/** Together they close a silent connection within ten seconds. */
const PING_INTERVAL_MS = 5_000
const PING_TIMEOUT_MS = 4_500

export interface HandshakePorts {
  readonly identify: Identify
  readonly cookies: CookieNames
  readonly own: OwnOrigins
}

/**
 * Puts Socket.IO on the HTTP server with one way in: websocket only, from our own pages or with a token, into `/live`
 * and no other namespace. Connection state recovery stays off, since it lets a revoked session back in.
 */
export function openSockets(
  http: HttpServer,
  ports: HandshakePorts,
): { io: LiveServer; live: LiveNamespace } {
  const io: LiveServer = new Server(http, {
    path: '/socket.io',
    transports: ['websocket'],
    perMessageDeflate: false,
    httpCompression: false,
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: CONNECT_TIMEOUT_MS,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    allowRequest: (request, decide) => decide(null, mayUpgrade(request, ports)),
  })
  io.of('/').use((_socket, next) => next(refusal('not-found')))
  const live: LiveNamespace = io.of(LIVE_NAMESPACE)
  live.use((socket, next) => {
    const { headers, auth } = socket.handshake
    const credentials = handshakeCredentials(headers, auth, ports.cookies)
    ports.identify(credentials).then(
      (identity) => {
        if (!identity) return next(refusal('unauthenticated'))
        socket.data = { identity, face: 'other', following: false, paintedSeq: 0, editing: undefined }
        next()
      },
      () => next(refusal('unavailable')),
    )
  })
  return { io, live }
}

/** Cookies are believed only from our own pages; without an Origin it takes a token, which is asked for on joining. */
function mayUpgrade(request: IncomingMessage, { own }: HandshakePorts): boolean {
  const { origin, cookie, authorization } = request.headers
  if (origin !== undefined) return isOwnOrigin(request, origin, own)
  return authorization !== undefined || cookie === undefined
}

function handshakeCredentials(
  headers: IncomingMessage['headers'],
  auth: Record<string, unknown>,
  cookies: CookieNames,
) {
  if (typeof auth.token === 'string') return { bearer: auth.token }
  const { bearer, ...fromCookies } = readCredentials(headers, cookies)
  if (bearer !== undefined) return { bearer }
  return headers.origin === undefined ? {} : fromCookies
}

/** A refusal whose `data` is a problem document, as over HTTP. */
function refusal(code: 'not-found' | 'unauthenticated' | 'unavailable'): Error & { data: unknown } {
  return Object.assign(new Error(code), { data: problemOf(new Failure(code)) })
}
