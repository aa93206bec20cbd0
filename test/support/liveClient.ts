import { io, type Socket } from 'socket.io-client'
import {
  LIVE_NAMESPACE,
  type ClientToServer,
  type FollowReply,
  type FollowRequest,
  type ReleaseFrame,
  type ServerToClient,
} from '#shared/contract/live.ts'
import type { Problem } from '#shared/contract/problem.ts'

export type LiveClient = Socket<ServerToClient, ClientToServer>

export interface LiveOptions {
  readonly token?: string
  readonly cookie?: string
  /** Sent as the Origin header; a machine sends none. */
  readonly origin?: string
  readonly namespace?: string
  /** What the browser calls itself. */
  readonly agent?: string
}

/** A real socket to a server under test; it never comes back by itself. */
export const connectLive = (
  url: string,
  { token, cookie, origin, agent, namespace = LIVE_NAMESPACE }: LiveOptions,
): LiveClient =>
  io(url + namespace, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...(token !== undefined && { auth: { token } }),
    extraHeaders: {
      ...(cookie !== undefined && { cookie }),
      ...(origin !== undefined && { origin }),
      ...(agent !== undefined && { 'user-agent': agent }),
    },
  })

/** Resolves to true once connected, or to the code or message of the refusal. */
export const outcome = (client: LiveClient): Promise<true | string> =>
  new Promise((resolve) => {
    client.once('connect', () => resolve(true))
    client.once('disconnect', (reason) => resolve(reason)) // also said of one that was never connected
    client.once('connect_error', (error: Error & { data?: { code?: string } }) =>
      resolve(error.data?.code ?? error.message),
    )
  })

/** A connected socket; throws where the server refuses it. */
export async function joinLive(url: string, options: LiveOptions): Promise<LiveClient> {
  const client = connectLive(url, options)
  const result = await outcome(client)
  if (result === true) return client
  client.disconnect()
  throw new Error(`refused: ${result}`)
}

/** Sends any event and waits for its answer. */
export const ask = (
  client: LiveClient,
  event: string,
  payload: unknown,
  timeoutMs = 5_000,
): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer to ${event}`)), timeoutMs)
    const untyped = client as unknown as Socket // rubbish has no place in the types
    untyped.emit(event, payload, (answer: unknown) => {
      clearTimeout(timer)
      resolve(answer)
    })
  })

export const follow = (
  client: LiveClient,
  request: FollowRequest,
  timeoutMs?: number,
): Promise<FollowReply> => ask(client, 'follow', request, timeoutMs) as Promise<FollowReply>

export const ended = (client: LiveClient): Promise<string> =>
  new Promise((resolve) => client.once('disconnect', (reason) => resolve(reason)))

export const nextFrame = (client: LiveClient): Promise<ReleaseFrame> =>
  new Promise((resolve) => client.once('release', resolve))

export const nextProblem = (client: LiveClient): Promise<Problem> =>
  new Promise((resolve) => client.once('problem', resolve))
