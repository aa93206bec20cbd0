import type { Server } from 'socket.io'
import { tokenBucket } from '#server/live/tokenBucket.ts'
import type { LiveSocket } from '#server/live/liveSocket.ts'

type Connection = LiveSocket['conn']
export type CutReason = 'flood' | 'stalled' | 'idle'

const SWEEP_MS = 1_000
/** What a reader may leave unread: packets of ours, bytes in Node's hands, and time without any progress. */
const MAX_PACKETS = 64
const MAX_BYTES = 1_000_000
const STALLED_MS = 5_000
/** A socket that has joined and does not ask for anything within this time is cut. */
const ASK_WITHIN_MS = 10_000
/** How long a connection that has been closed in good order may take to agree. */
const FAREWELL_MS = 1_000
const INCOMING = { perSecond: 20, burst: 60 }
/** A pointer says where it is with every frame of its page. */
const POINTING = { perSecond: 90, burst: 180 }

interface Watched {
  /** Since when nothing has left for the network; undefined while it flows. */
  stuckSince: number | undefined
  mustAskBy: number
  mayPass: (now: number) => boolean
}

export interface ConnectionWatch {
  /** Whoever has asked to follow may be silent from then on. */
  readonly asked: (socket: LiveSocket) => void
  /** Whoever presents on a screen may say more. */
  readonly points: (socket: LiveSocket) => void
  readonly close: () => void
}

/**
 * Cuts connections that cost the server something and give nothing: readers that do not read (also those that still
 * answer pings, which a heartbeat does not notice), floods, and sockets that never follow.
 */
export function watchConnections(
  io: Pick<Server, 'engine'>,
  onCut: (reason: CutReason) => void,
): ConnectionWatch {
  const watched = new Map<Connection, Watched>()
  const cut = (connection: Connection, reason: CutReason): void => {
    watched.delete(connection)
    connection.request.socket.destroy() // an orderly close would wait for the reader
    onCut(reason)
  }

  const admit = (connection: Connection): void => {
    const now = performance.now()
    const mayPass = tokenBucket(INCOMING, now)
    const state: Watched = { stuckSince: undefined, mustAskBy: now + ASK_WITHIN_MS, mayPass }
    watched.set(connection, state)
    connection.transport.on('drain', () => (state.stuckSince = undefined))
    connection.on('packet', () => {
      if (watched.has(connection) && !state.mayPass(performance.now())) cut(connection, 'flood')
    })
    connection.once('close', () => {
      watched.delete(connection)
      setTimeout(() => connection.request.socket.destroy(), FAREWELL_MS).unref()
    })
  }
  io.engine.on('connection', admit)

  const sweep = setInterval(() => {
    const now = performance.now()
    for (const [connection, state] of watched) {
      if (connection.transport.writable) state.stuckSince = undefined
      else state.stuckSince ??= now
      if (isStalled(connection, state, now)) cut(connection, 'stalled')
      else if (now > state.mustAskBy) cut(connection, 'idle')
    }
  }, SWEEP_MS)

  return {
    asked: ({ conn }) => {
      const state = watched.get(conn)
      if (state) state.mustAskBy = Infinity
    },
    points: ({ conn }) => {
      const state = watched.get(conn)
      if (state) state.mayPass = tokenBucket(POINTING, performance.now())
    },
    close: () => {
      clearInterval(sweep)
      for (const connection of watched.keys()) connection.request.socket.destroy()
    },
  }
}

const isStalled = (connection: Connection, { stuckSince }: Watched, now: number): boolean =>
  packetsWaiting(connection) > MAX_PACKETS ||
  connection.request.socket.writableLength > MAX_BYTES ||
  (stuckSince !== undefined && now - stuckSince > STALLED_MS)

/** Engine.IO keeps its queue to itself, and has no other word for its length. */
function packetsWaiting(connection: Connection): number {
  const queue: unknown = connection['writeBuffer']
  return Array.isArray(queue) ? queue.length : 0
}
