import { randomBytes } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { Logger } from 'pino'
import { z } from 'zod'
import { openWire } from '#server/nodes/wire.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'

/**
 * Word between the nodes of one installation: told once to those who listen now, nothing is kept. What must not be lost
 * lies in a table, and the word only wakes.
 */
export interface Bus {
  /** This process: another at every start. */
  readonly node: string
  /** On the embedded store there is never anybody else. */
  readonly isAlone: boolean
  /** To all other nodes, JSON of at most {@link MOST_BYTES}. Never throws: what cannot be told is logged. */
  readonly tell: (topic: string, message: unknown) => void
  /** The same, when and only when the transaction commits. */
  readonly tellWith: (trx: Transaction<Tables>, topic: string, message: unknown) => Promise<void>
  /** What is heard comes from outside and has to be checked; the answer ends it. */
  readonly hear: (topic: string, listener: (message: unknown, from: string) => void) => () => void
  /** Calls when word may have been missed: the connection was lost and is there again. */
  readonly onGap: (listener: () => void) => () => void
  readonly close: () => Promise<void>
}

export interface BusPorts {
  readonly store: Pick<Store, 'engine' | 'read'>
  readonly databaseUrl: string
  readonly log: Pick<Logger, 'warn' | 'error'>
}

/** What a message may come to as JSON; PostgreSQL takes 8,000 bytes with what stands around it. */
export const MOST_BYTES = 7_000

/** Told with the commit of each release. */
export const RELEASE_TOPIC = 'release'

const Envelope = z.object({ from: z.string(), topic: z.string(), message: z.unknown() })

/** Joins the nodes that work on the same store, through PostgreSQL's NOTIFY on a connection of its own. */
export async function openBus({ store, databaseUrl, log }: BusPorts): Promise<Bus> {
  const node = randomBytes(9).toString('base64url')
  if (store.engine === 'sqlite') return nobodyElse(node)
  const meta = store.read.selectFrom('meta').select('value').where('key', '=', 'epoch')
  // Several installations may live in one database, each in a schema; channels are the database's.
  const channel = `guanlan ${(await meta.executeTakeFirstOrThrow()).value}`
  const topics = new Map<string, Set<(message: unknown, from: string) => void>>()
  const gaps = new Set<() => void>()
  const safely = (call: () => void, topic: string): void => {
    try {
      call()
    } catch (error) {
      log.error({ err: error, topic }, 'a listener failed on word from another node')
    }
  }
  const wire = await openWire({
    ...{ databaseUrl, channel, log },
    onText: (text) => {
      const heard = opened(text)
      if (!heard || heard.from === node) return
      const { topic, message, from } = heard
      for (const listener of topics.get(topic) ?? []) safely(() => listener(message, from), topic)
    },
    onGap: () => gaps.forEach((listener) => safely(listener, 'gap')),
  })
  let told = 0
  const sealed = (topic: string, message: unknown): string => {
    const bytes = Buffer.byteLength(JSON.stringify(message) ?? '')
    if (bytes > MOST_BYTES) throw new Error(`${bytes} bytes are too much to tell about ${topic}`)
    // Numbered, since PostgreSQL tells the same words of one transaction once.
    return JSON.stringify({ from: node, n: (told += 1), topic, message })
  }
  return {
    node,
    isAlone: false,
    tell: (topic, message) => safely(() => wire.send(sealed(topic, message)), topic),
    tellWith: async (trx, topic, message) =>
      void (await sql`select pg_notify(${channel}, ${sealed(topic, message)})`.execute(trx)),
    hear: (topic, listener) => {
      const listeners = topics.get(topic) ?? new Set()
      topics.set(topic, listeners.add(listener))
      return () => void listeners.delete(listener)
    },
    onGap: (listener) => {
      gaps.add(listener)
      return () => void gaps.delete(listener)
    },
    close: wire.close,
  }
}

function opened(text: string): z.output<typeof Envelope> | undefined {
  try {
    return Envelope.safeParse(JSON.parse(text)).data
  } catch {
    return undefined // somebody else's word on our channel
  }
}

const nobodyElse = (node: string): Bus => ({
  node,
  isAlone: true,
  tell: () => undefined,
  tellWith: async () => undefined,
  hear: () => () => undefined,
  onGap: () => () => undefined,
  close: async () => undefined,
})

/** For whoever works on a store without being one of the nodes. */
export const ALONE: Bus = nobodyElse('alone')
