import { io, type Socket } from 'socket.io-client'
import { rejoinDelay } from '#client/live/rejoinDelay.ts'
import {
  HEAD_EVERY_MS,
  LIVE_NAMESPACE,
  type ClientToServer,
  type DraftFrame,
  type EditRequest,
  type Face,
  type FollowReply,
  type FollowRequest,
  type Head,
  type Painted,
  type ReleaseFrame,
  type ReleaseReceipts,
  type ServerToClient,
} from '#shared/contract/live.ts'

export interface LiveEvents {
  /** A connection stands and `follow` may be sent. */
  readonly connected: () => void
  readonly frame: (frame: ReleaseFrame) => void
  readonly head: (head: Head) => void
  /** Milliseconds there and back. */
  readonly latency: (ms: number) => void
  readonly receipts: (receipts: ReleaseReceipts) => void
  /** Of the draft that is open here: where it stands and who is at it. */
  readonly draft: (frame: DraftFrame) => void
  /** Some draft has changed that one may see. */
  readonly desk: () => void
  readonly refused: () => void
}

export interface LiveSocket {
  readonly follow: (request: FollowRequest) => Promise<FollowReply | undefined>
  readonly painted: (receipt: Painted) => void
  /** Says which draft is open here; said again by itself on a new connection. */
  readonly edit: (request: EditRequest) => void
  /** Drop the connection and make a new one, because what it says cannot be trusted. */
  readonly rejoin: () => void
  readonly close: () => void
}

const ANSWER_WITHIN_MS = 5_000
/** No head for two and a half beats: the connection is dead though nobody said so (sleep, cut cable). */
const SILENCE_MS = HEAD_EVERY_MS * 2.5

/** The connection to `/live`, kept up for as long as the page lives. Rejoins by itself with full jitter. */
export function openLiveSocket(face: Face, on: LiveEvents): LiveSocket {
  const socket: Socket<ServerToClient, ClientToServer> = io(LIVE_NAMESPACE, {
    transports: ['websocket'],
    reconnection: false,
    withCredentials: true,
  })
  let attempt = 0
  let awaySince = Date.now()
  let lastHeard = Date.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false
  let editing: EditRequest = { draft: null }

  const retry = (): void => {
    if (closed || timer !== undefined) return
    const delay = rejoinDelay(attempt++, Date.now() - awaySince, Math.random())
    timer = setTimeout(() => {
      timer = undefined
      socket.connect()
    }, delay)
  }
  const measure = (): void => {
    const sentAt = performance.now()
    socket.timeout(ANSWER_WITHIN_MS).emit('present', { face }, (late: Error | null) => {
      if (!late) on.latency(Math.round(performance.now() - sentAt))
    })
  }
  const heard = (): void => void (lastHeard = Date.now())

  socket.on('connect', () => {
    attempt = 0
    heard()
    socket.emit('present', { face }, () => {})
    if (editing.draft !== null) socket.emit('edit', editing, () => {})
    on.connected()
  })
  socket.on('disconnect', () => {
    awaySince = Date.now()
    if (!closed) retry()
  })
  socket.on('connect_error', (error: Error & { data?: { code?: string } }) => {
    if (error.data?.code === 'unauthenticated') on.refused()
    retry()
  })
  socket.on('release', (frame) => {
    heard()
    on.frame(frame)
  })
  socket.on('head', (head) => {
    heard()
    on.head(head)
    measure()
  })
  socket.on('receipts', on.receipts)
  socket.on('draft', on.draft)
  socket.on('desk', on.desk)

  const rejoin = (): void => {
    socket.disconnect()
    if (timer !== undefined) clearTimeout(timer)
    timer = undefined
    retry()
  }
  const wake = (): void => {
    if (Date.now() - lastHeard > SILENCE_MS) {
      attempt = 0
      rejoin()
    }
  }
  const watchdog = setInterval(() => {
    if (socket.connected && Date.now() - lastHeard > SILENCE_MS) rejoin()
  }, 1_000)
  document.addEventListener('visibilitychange', wake)
  window.addEventListener('online', wake)

  return {
    follow: (request) =>
      new Promise((resolve) => {
        socket
          .timeout(ANSWER_WITHIN_MS)
          .emit('follow', request, (error: Error | null, reply?: FollowReply) => {
            if (!error) measure() // so that only a page that follows tells how quick its connection is
            resolve(error ? undefined : reply)
          })
      }),
    painted: (receipt) => void socket.volatile.emit('painted', receipt),
    edit: (request) => {
      editing = request
      if (socket.connected) socket.emit('edit', request, () => {})
    },
    rejoin,
    close: () => {
      closed = true
      clearInterval(watchdog)
      if (timer !== undefined) clearTimeout(timer)
      document.removeEventListener('visibilitychange', wake)
      window.removeEventListener('online', wake)
      socket.disconnect()
    },
  }
}
