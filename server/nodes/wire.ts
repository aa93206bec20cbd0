import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'

interface WireOptions {
  readonly databaseUrl: string
  readonly channel: string
  readonly log: Pick<Logger, 'warn'>
  readonly onText: (text: string) => void
  /** After each time that the connection was lost and is there again. */
  readonly onGap: () => void
}

/** A connection that listens on a channel and is made anew whenever it breaks. */
export interface Wire {
  /** What cannot be sent now is gone. */
  readonly send: (text: string) => void
  readonly close: () => Promise<void>
}

const CONNECT_MS = 3_000
/** A question without an answer for this long, and the connection is taken for dead. */
const ANSWER_MS = 3_000
const BEAT_MS = 2_000
const [SOONEST_MS, LATEST_MS] = [200, 2_000]
const FAREWELL_MS = 500
const MOST_AT_ONCE = 50

/** Opens the wire; the server may be away, then it is there later. */
export async function openWire({ databaseUrl, channel, log, onText, onGap }: WireOptions): Promise<Wire> {
  let client: pg.Client | undefined
  let waiting: string[] = []
  let isBeatDue = false
  let speaking: Promise<void> | undefined
  let failures = 0
  let again: NodeJS.Timeout | undefined
  let isClosed = false

  const lose = (lost: pg.Client, error?: unknown): void => {
    if (client !== lost) return
    client = undefined
    waiting = []
    void lost.end().catch(() => undefined)
    if (isClosed) return
    log.warn({ err: error }, 'the connection between the nodes is lost; it is made anew')
    retry()
  }
  const retry = (): void => {
    const most = Math.min(LATEST_MS, SOONEST_MS * 2 ** ++failures)
    again = setTimeout(() => void connect(), SOONEST_MS + Math.random() * (most - SOONEST_MS))
  }
  const connect = async (): Promise<void> => {
    const next = clientFor(databaseUrl)
    next.on('error', (error) => lose(next, error))
    next.on('end', () => lose(next))
    next.on('notification', ({ payload }) => client === next && onText(payload ?? ''))
    try {
      await next.connect()
      // Word is not kept, so that nobody has to wait for a disk because of it.
      await next.query('set synchronous_commit = off')
      await next.query(`listen ${next.escapeIdentifier(channel)}`)
    } catch {
      void next.end().catch(() => undefined)
      if (!isClosed) retry()
      return
    }
    if (isClosed) return void next.end().catch(() => undefined)
    client = next
    const isAnew = failures > 0
    failures = 0
    if (isAnew) onGap()
  }
  /** One question at a time, with all that has come together meanwhile. */
  const speak = async (): Promise<void> => {
    while (client && (waiting.length > 0 || isBeatDue)) {
      const asked = client
      isBeatDue = false
      const texts = waiting.splice(0, MOST_AT_ONCE)
      const calls = ['$1::text', ...texts.map((_, i) => `pg_notify($1, $${i + 2})`)]
      await asked
        .query(`select ${calls.join(', ')}`, [channel, ...texts])
        .catch((error: unknown) => lose(asked, error))
    }
    speaking = undefined
  }
  // So that a server is noticed that went without saying goodbye.
  const beat = setInterval(() => {
    isBeatDue = true
    speaking ??= speak()
  }, BEAT_MS)
  await connect()
  return {
    send: (text) => {
      if (!client) return
      waiting.push(text)
      speaking ??= speak()
    },
    close: async () => {
      isClosed = true
      clearInterval(beat)
      clearTimeout(again)
      const last = client
      await Promise.race([speaking, wait(FAREWELL_MS)])
      client = undefined
      if (last) await Promise.race([last.end().catch(() => undefined), wait(FAREWELL_MS)])
    },
  }
}

const clientFor = (connectionString: string): pg.Client =>
  new pg.Client({
    ...{ connectionString, keepAlive: true, application_name: 'guanlan nodes' },
    ...{ connectionTimeoutMillis: CONNECT_MS, query_timeout: ANSWER_MS },
  })
