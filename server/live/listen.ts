import type { Logger } from 'pino'
import type { z } from 'zod'
import { Failure } from '#server/failure.ts'
import { problemOf } from '#server/http/problem.ts'
import type { LiveNamespace, LiveSocket } from '#server/live/liveSocket.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import type { PolicyRoll } from '#server/policyRoll.ts'
import { bureauMayCall } from '#shared/contract/bureauPolicy.ts'
import { mayCall, type LiveKey } from '#shared/contract/policy.ts'

/** Answers the sender's callback; left out where it sent none. */
export type Reply = ((answer: unknown) => void) | undefined

export type Listen = <Request>(
  key: LiveKey,
  schema: z.ZodType<Request>,
  handle: (socket: LiveSocket, request: Request, reply: Reply) => void | Promise<void>,
) => void

type Listener = (socket: LiveSocket, payload: unknown, reply: Reply) => void | Promise<void>

/**
 * The events of the namespace, each with its audience from the policy table and its schema. Whatever arrives is
 * unknown until parsed; rubbish, an unknown event and a forbidden one are answered with a problem and harm nobody.
 */
export function eventTable(live: LiveNamespace, roll: PolicyRoll, log: Pick<Logger, 'error'>): Listen {
  const listeners = new Map<string, Listener>()

  const receive = async (socket: LiveSocket, name: unknown, args: readonly unknown[]): Promise<void> => {
    const last = args.at(-1)
    const reply: Reply =
      typeof last === 'function' ? (answer) => void Reflect.apply(last, undefined, [answer]) : undefined
    try {
      const listener = listeners.get(String(name))
      if (!listener) throw new Failure('not-found')
      await listener(socket, reply ? args.at(-2) : last, reply)
    } catch (error) {
      if (!(error instanceof Failure)) log.error({ err: error }, 'a socket event failed')
      const problem = problemOf(error instanceof Failure ? error : new Failure('unavailable'))
      if (reply) reply({ problem })
      else socket.emit('problem', problem)
    }
  }
  live.on('connection', (socket) => {
    // Nothing is handed on to ordinary listeners: this is the only door for events.
    socket.use(([name, ...args]: unknown[]) => void receive(socket, name, args))
  })

  return (key, schema, handle) => {
    const audience = roll.claim(key)
    listeners.set(key.replace('live ', ''), (socket, payload, reply) => {
      const { role, area } = socket.data.identity.actor
      if (!mayCall(audience, role) || !bureauMayCall(key, area)) throw new Failure('forbidden')
      return handle(socket, parseOrFail(schema, payload), reply)
    })
  }
}
