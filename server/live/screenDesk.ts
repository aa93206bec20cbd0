import { openFarCommands } from '#server/live/nodes/farCommands.ts'
import type { CommandOutcome, Roll } from '#server/screens/roll/index.ts'
import { ROLL_ROOM, type LiveNamespace, type LiveSocket } from '#server/live/liveSocket.ts'
import { changedLines } from '#server/screens/roll/changedLines.ts'
import { upgradeTurns, UPGRADE_WITHIN_MS } from '#server/screens/roll/upgradeTurns.ts'
import type { Bus } from '#server/nodes/bus.ts'
import type { Clock } from '#server/clock.ts'
import type { Face, Painted } from '#shared/contract/live.ts'
import type { ScreenCommand, ScreenStatus } from '#shared/screens/screen.ts'

const TELL_EVERY_MS = 1_000
/** How a connection ends that fell silent. */
const LOST = new Set(['ping timeout', 'transport error'])

export interface ScreenDeskPorts {
  readonly live: LiveNamespace
  readonly roll: Roll
  readonly bus: Bus
  readonly clock: Clock
  /** Identity of the client build that is served. */
  readonly build: string
  /** The same while all nodes serve it; empty otherwise. */
  readonly sharedBuild: () => string
}

/** The sockets of screens: takes their word about themselves, tells the roll-call, and hands out commands. */
export interface ScreenDesk {
  readonly present: (socket: LiveSocket, face: Face) => void
  readonly status: (socket: LiveSocket, status: ScreenStatus) => void
  readonly painted: (socket: LiveSocket, receipt: Painted) => void
  readonly left: (socket: LiveSocket, reason: string) => void
  readonly close: () => void
}

export function screenDesk({ live, roll, bus, clock, build, sharedBuild }: ScreenDeskPorts): ScreenDesk {
  /** Pages of each screen, the newest last. */
  const pages = new Map<string, LiveSocket[]>()
  const changed = changedLines()
  const turns = upgradeTurns(build, clock.now())

  async function send(screen: string, command: ScreenCommand, withinMs: number): Promise<CommandOutcome> {
    const socket = pages.get(screen)?.at(-1)
    if (!socket) return 'away'
    try {
      const answer: unknown = await socket.timeout(withinMs).emitWithAck('command', command)
      return isDone(answer) ? 'done' : 'not-done'
    } catch {
      return 'silent' // the one thing that it throws is that nobody answered
    }
  }
  const far = openFarCommands(bus, send)
  roll.sendBy((screen, ...command) => {
    const node = roll.nodeOf(screen)
    return node === undefined ? send(screen, ...command) : far.send(node, screen, ...command)
  })

  const tick = (): void => {
    const lines = roll.lines()
    const shown = lines.flatMap(({ id, status }) =>
      status && pages.has(id) ? [{ id, build: status.build }] : [],
    )
    const due = sharedBuild() === build ? turns(shown, clock.now()) : []
    for (const id of due) void send(id, { kind: 'upgrade', build }, UPGRADE_WITHIN_MS)
    if (!live.adapter.rooms.has(ROLL_ROOM)) return
    const news = changed(lines)
    if (news.length > 0) live.to(ROLL_ROOM).emit('roll', news)
  }
  const timer = setInterval(tick, TELL_EVERY_MS)

  return {
    present: (socket, face) => {
      const { screen } = socket.data.identity
      if (screen === null || face !== 'wall' || pages.get(screen)?.includes(socket)) return
      pages.set(screen, [...(pages.get(screen) ?? []), socket])
      roll.joined(screen, socket.handshake.address.replace(/^::ffff:/, ''))
    },
    status: ({ data }, status) => {
      if (data.identity.screen !== null) roll.heard(data.identity.screen, status)
    },
    painted: ({ data }, { seq, ms }) => {
      if (data.identity.screen !== null && data.face === 'wall') roll.painted(data.identity.screen, seq, ms)
    },
    left: (socket, reason) => {
      const { screen } = socket.data.identity
      const open = screen === null ? undefined : pages.get(screen)
      if (screen === null || !open?.includes(socket)) return
      const others = open.filter((one) => one !== socket)
      if (others.length > 0) pages.set(screen, others)
      else pages.delete(screen)
      roll.left(screen, LOST.has(reason))
    },
    close: () => {
      clearInterval(timer)
      far.close()
    },
  }
}

const isDone = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'done' in answer && answer.done === true
