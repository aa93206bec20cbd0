import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { Failure } from '#server/failure.ts'
import { problemOf } from '#server/http/problem.ts'
import { StartError } from '#server/store/startError.ts'

export interface Listening {
  readonly http: Server
  readonly url: string
  /** Hands requests to the application; until then they are told that the service is starting. */
  readonly serve: (application: RequestListener) => void
  /** Takes no more requests, lets those under way finish, and resolves when all connections are gone. */
  readonly close: () => Promise<void>
}

/** How long requests under way may take to finish when the server stops. */
const DRAIN_MS = 3_500
const IDLE_CHECK_MS = 50

const LIMITS = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 75_000,
}

/** Takes the port first of all, so that a taken one is known before any work. Throws a StartError. */
export async function listen(host: string, port: number): Promise<Listening> {
  let application: RequestListener = starting
  const http = createServer(LIMITS, (request, response) => application(request, response))
  http.listen(port, host)
  try {
    await once(http, 'listening')
  } catch (error) {
    throw refusal(error, host, port)
  }
  const bound = http.address() as AddressInfo
  const name = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address
  return {
    http,
    url: `http://${host === 'localhost' ? host : name}:${bound.port}`,
    serve: (listener) => (application = listener),
    close: () => drain(http),
  }
}

async function drain(http: Server): Promise<void> {
  const closed = once(http, 'close').then(() => true)
  http.close()
  const until = performance.now() + DRAIN_MS
  const isClosed = () => Promise.race([closed, setTimeout(IDLE_CHECK_MS, false)])
  while (!(await isClosed())) {
    http.closeIdleConnections()
    if (performance.now() > until) http.closeAllConnections()
  }
}

function refusal(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new StartError(`Port ${port} of ${host} is taken; stop whoever has it or set PORT to another one.`)
  if (code === 'EACCES')
    return new StartError(`Port ${port} may not be used by this user; set PORT to one above 1023.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartError(`HOST=${host} is no address of this machine.`)
  return error
}

const starting: RequestListener = (_request, response) => {
  const body = JSON.stringify(problemOf(new Failure('unavailable')))
  response
    .writeHead(503, {
      'Content-Type': 'application/problem+json',
      'Retry-After': '2',
      'Cache-Control': 'no-store',
    })
    .end(body)
}
