import type { Server as HttpServer } from 'node:http'
import type { Logger } from 'pino'
import type { Accounts } from '#server/accounts/index.ts'
import type { Clock } from '#server/clock.ts'
import type { Drafts } from '#server/drafts/index.ts'
import type { Metrics } from '#server/http/metrics.ts'
import { openAnnouncer } from '#server/live/announcer.ts'
import { followUseCase } from '#server/live/follow.ts'
import { draftDesk } from '#server/live/draftDesk.ts'
import { eventTable } from '#server/live/listen.ts'
import { BOARD_ROOM, ROLL_ROOM, screenRoom, STAFF_ROOM } from '#server/live/liveSocket.ts'
import { openSockets, type HandshakePorts } from '#server/live/openSockets.ts'
import { openWord } from '#server/live/openWord.ts'
import { passOnPointing } from '#server/live/passOnPointing.ts'
import { receiptDesk } from '#server/live/receiptDesk.ts'
import { EditSchema, FollowRequestSchema, PaintedSchema, PresenceSchema } from '#server/live/requests.ts'
import { screenDesk } from '#server/live/screenDesk.ts'
import { tellScreens } from '#server/live/tellScreens.ts'
import { watchConnections } from '#server/live/watchConnections.ts'
import { watchCredentials } from '#server/live/watchCredentials.ts'
import type { Bus } from '#server/nodes/bus.ts'
import { openFarPointing } from '#server/live/nodes/farPointing.ts'
import { openLiveTalk } from '#server/live/nodes/liveTalk.ts'
import type { Nodes } from '#server/nodes/index.ts'
import type { PolicyRoll } from '#server/policyRoll.ts'
import type { Roll } from '#server/screens/roll/index.ts'
import type { Screens } from '#server/screens/index.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Face, PresenceReply, ReleaseReceipts } from '#shared/contract/live.ts'
import { mayCall, POLICY } from '#shared/contract/policy.ts'
import { PointingSchema, ScreenStatusSchema } from '#shared/contract/screens.ts'

export interface LivePorts extends Omit<HandshakePorts, 'identify'> {
  readonly accounts: Accounts
  readonly bus: Bus
  readonly nodes: Pick<Nodes, 'current'>
  readonly releases: Releases
  readonly drafts: Drafts
  readonly screens: Screens
  readonly screenRoll: Roll
  readonly clock: Clock
  readonly log: Pick<Logger, 'error'>
  readonly metrics: Metrics
  readonly roll: PolicyRoll
  /** Identity of the client build that is served. */
  readonly build: string
  /** Whether anybody may hear which seq exists. */
  readonly openData: boolean
}

export interface Live {
  readonly newestReceipts: () => readonly ReleaseReceipts[]
  /** How many pages of each face follow now. */
  readonly following: () => ReadonlyMap<Face, number>
  /** Ends all connections as a network would: screens come back by themselves. */
  readonly close: () => void
}

/** Opens the socket side of an HTTP server: it announces what has been committed and takes receipts, nothing else. */
export function openLive(http: HttpServer, ports: LivePorts): Live {
  const { accounts, bus, releases, drafts, clock, log, metrics, roll, build } = ports
  const { io, live } = openSockets(http, { ...ports, identify: accounts.identify })
  const connections = watchConnections(io, (reason) => metrics.cutSockets.inc({ reason }))
  const stopWord = ports.openData && openWord(io, { releases, asked: connections.asked })
  const stopWatchingCredentials = watchCredentials(
    live,
    accounts,
    (sockets) => metrics.cutSockets.inc({ reason: 'ended' }, sockets),
    log,
  )
  tellScreens(live, ports.screens, log)
  const talk = openLiveTalk(bus, build)
  const desk = receiptDesk({ live, bus, talk })
  const editing = draftDesk(live, drafts, bus)
  const { screenRoll } = ports
  const wallScreens = screenDesk({ live, roll: screenRoll, bus, clock, build, sharedBuild: talk.build })
  const far = openFarPointing(bus, ({ screen, ...pointing }) =>
    live.to(screenRoom(screen)).volatile.emit('point', pointing),
  )
  const announcer = openAnnouncer({
    live,
    releases,
    clock,
    build: talk.build,
    onFrame: (frame, sockets) => {
      desk.announced(frame)
      metrics.releases.inc(frame.length)
      metrics.deliveries.inc(sockets)
    },
  })
  const follow = followUseCase({
    releases,
    announcer,
    current: ports.nodes.current,
    join: (socket, seq) => {
      const { face, identity } = socket.data
      const { role, area } = identity.actor
      // Screens and what they painted are for the house that has them.
      const mayReadReceipts = area === undefined && mayCall(POLICY['GET /api/v1/receipts'], role)
      void socket.join(mayReadReceipts ? [BOARD_ROOM, STAFF_ROOM] : BOARD_ROOM)
      if (area === undefined && face === 'admin' && mayCall(POLICY['GET /api/v1/screens'], role))
        void socket.join(ROLL_ROOM)
      desk.joined(socket, seq)
    },
  })

  const listen = eventTable(live, roll, log)
  listen('live follow', FollowRequestSchema, (socket, request, reply) => {
    connections.asked(socket)
    return follow(socket, request, reply)
  })
  listen('live painted', PaintedSchema, (socket, receipt) => {
    if (!desk.painted(socket, receipt)) return
    metrics.paintedSeconds.observe({ face: socket.data.face }, receipt.ms / 1000)
    wallScreens.painted(socket, receipt)
  })
  listen('live present', PresenceSchema, (socket, { face }, reply) => {
    desk.present(socket, face)
    wallScreens.present(socket, face)
    reply?.({ at: clock.now() } satisfies PresenceReply)
  })
  listen('live status', ScreenStatusSchema, (socket, status) => wallScreens.status(socket, status))
  listen('live edit', EditSchema, async (socket, request, reply) => {
    await editing.edit(socket, request)
    reply?.({})
  })
  listen(
    'live point',
    PointingSchema,
    passOnPointing({
      ...{ live, stages: ports.screens.stages, far, nodeOf: screenRoll.nodeOf },
      admit: connections.points,
    }),
  )
  live.on('connection', (socket) =>
    socket.on('disconnect', (reason) => {
      desk.left(socket)
      wallScreens.left(socket, reason)
      editing.left(socket)
    }),
  )

  metrics.watchSockets(() => {
    const counts = new Map<string, number>()
    for (const { data } of live.sockets.values()) counts.set(data.face, (counts.get(data.face) ?? 0) + 1)
    return counts
  })
  return {
    newestReceipts: desk.newest,
    following: desk.following,
    close: () => {
      announcer.close()
      if (stopWord) stopWord()
      stopWatchingCredentials()
      desk.close()
      wallScreens.close()
      editing.close()
      far.close()
      talk.close()
      io.engine.close()
      connections.close()
    },
  }
}
