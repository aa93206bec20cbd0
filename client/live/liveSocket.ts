import { io, type Socket } from 'socket.io-client'
import { rejoinDelay } from '#client/live/rejoinDelay.ts'
import type { ClockSample } from '#client/live/serverClock.ts'
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
  type PresenceReply,
  type ReleaseFrame,
  type ReleaseReceipts,
  type ServerToClient,
} from '#shared/contract/live.ts'
import type {
  Pointing,
  PointingHere,
  ScreenCommand,
  ScreenLine,
  ScreenSelf,
  ScreenStatus,
} from '#shared/screens/screen.ts'

export interface LiveEvents {
  /** A connection stands and `follow` may be sent. */
  readonly connected: () => void
  readonly frame: (frame: ReleaseFrame) => void
  readonly head: (head: Head) => void
  /** Milliseconds there and back. */
  readonly latency: (ms: number) => void
  /** What the server's clock said, on the page's steady clock. */
  readonly clock: (sample: ClockSample) => void
  readonly receipts: (receipts: ReleaseReceipts) => void
  /** Of the draft that is open here: where it stands and who is at it. */
  readonly draft: (frame: DraftFrame) => void
  /** Some draft has changed that one may see. */
  readonly desk: () => void
  /** To a screen: what it is. */
  readonly self: (self: ScreenSelf) => void
  /** To a screen: do this; resolves to whether it was done. */
  readonly command: (command: ScreenCommand) => Promise<boolean>
  /** Lines of the roll-call of screens that have changed. */
  readonly roll: (lines: readonly ScreenLine[]) => void
  /** To a screen: where whoever presents points. */
  readonly point: (pointing: PointingHere) => void
  readonly refused: () => void
}

export interface LiveSocket {
  readonly follow: (request: FollowRequest) => Promise<FollowReply | undefined>
  readonly painted: (receipt: Painted) => void
  /** Says which draft is open here; said again by itself on a new connection. */
  readonly edit: (request: EditRequest) => void
  /** Of screens: how this one is. One that does not get through is not sent later. */
  readonly status: (status: ScreenStatus) => void
  /** Of whoever presents: where they point. Late ones are worth nothing and are not sent. */
  readonly point: (pointing: Pointing) => void
  /** Drop the connection and make a new one, because what it says cannot be trusted. */
  readonly rejoin: () => void
  readonly close: () => void
}

const ANSWER_WITHIN_MS = 5_000
/** No head for two and a half beats: the connection is dead though nobody said so (sleep, cut cable). */
const SILENCE_MS = HEAD_EVERY_MS * 2.5
const CLOCK_ANSWERS = 5
const CLOCK_ANSWERS_APART_MS = 150
const CLOCK_PUT_MS = 1_000

const moment = () => ({ date: Date.now(), steady: performance.now() })

/** The connection to `/live`, kept up for as long as the page lives. Rejoins by itself with full jitter. */
export function openLiveSocket(face: Face, on: LiveEvents): LiveSocket {
  const socket: Socket<ServerToClient, ClientToServer> = io(LIVE_NAMESPACE, {
    transports: ['websocket'],
    reconnection: false,
    withCredentials: true,
  })
  let attempt = 0
  let awaySince = Date.now()
  let lastHeard = moment()
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
  const present = (answered: (ms: number) => void = () => {}): void => {
    const sentAt = performance.now()
    socket
      .timeout(ANSWER_WITHIN_MS)
      .emit('present', { face }, (late: Error | null, reply?: PresenceReply) => {
        if (late) return
        const receivedAt = performance.now()
        if (reply) on.clock({ sentAt, receivedAt, serverAt: reply.at })
        answered(receivedAt - sentAt)
      })
  }
  const measure = (): void => present((ms) => on.latency(Math.round(ms)))
  /** Walls change scenes together: they set their clock by more than one answer, before their first change. */
  const setClock = (): void => {
    present()
    if (face !== 'wall') return
    for (let i = 1; i < CLOCK_ANSWERS; i++)
      setTimeout(() => socket.connected && present(), i * CLOCK_ANSWERS_APART_MS)
  }
  const heard = (): void => void (lastHeard = moment())
  /** By the clock that goes on while a machine sleeps and the one that nobody can put back, whichever says more. */
  const silentFor = (): number => {
    const now = moment()
    return Math.max(now.date - lastHeard.date, now.steady - lastHeard.steady)
  }

  socket.on('connect', () => {
    attempt = 0
    heard()
    setClock()
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
  socket.on('self', on.self)
  socket.on('roll', on.roll)
  socket.on('point', on.point)
  socket.on('command', (command, answer) => void on.command(command).then((done) => answer({ done })))

  const rejoin = (): void => {
    socket.disconnect()
    if (timer !== undefined) clearTimeout(timer)
    timer = undefined
    retry()
  }
  const wake = (): void => {
    if (silentFor() > SILENCE_MS) {
      attempt = 0
      rejoin()
    }
  }
  let seen = moment()
  const watchdog = setInterval(() => {
    const now = moment()
    const isPut = Math.abs(now.date - seen.date - (now.steady - seen.steady)) > CLOCK_PUT_MS
    seen = now
    // Put by somebody, or asleep until now: what is known of the server's clock may not hold any more.
    if (isPut && socket.connected) setClock()
    if (socket.connected && silentFor() > SILENCE_MS) rejoin()
  }, 1_000)
  document.addEventListener('visibilitychange', wake)
  document.addEventListener('resume', wake)
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
    status: (status) => void socket.volatile.emit('status', status),
    point: (pointing) => void socket.volatile.emit('point', pointing),
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
      document.removeEventListener('resume', wake)
      window.removeEventListener('online', wake)
      socket.disconnect()
    },
  }
}
