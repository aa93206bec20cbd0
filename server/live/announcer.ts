import type { Clock } from '#server/clock.ts'
import { instantOf } from '#server/clock.ts'
import { frameBatch } from '#server/live/frameBatch.ts'
import { BOARD_ROOM, type LiveNamespace, type LiveSocket } from '#server/live/liveSocket.ts'
import type { Releases } from '#server/releases/index.ts'
import { HEAD_EVERY_MS, type Head } from '#shared/contract/live.ts'
import type { Release } from '#shared/release.ts'

export interface Announcer {
  /** Where the log stands for those who follow: the newest release that has been sent out. */
  readonly head: () => Head
  /** Sends at once what waits for the end of the frame. */
  readonly flush: () => void
  readonly join: (socket: LiveSocket) => void
  readonly close: () => void
}

export interface AnnouncerPorts {
  readonly live: LiveNamespace
  readonly releases: Pick<Releases, 'board' | 'subscribe'>
  readonly clock: Clock
  readonly build: string
  /** Told of each frame as it leaves. */
  readonly onFrame: (releases: readonly Release[], sockets: number) => void
}

/** Sends each committed release once to the room of those who follow, and word of life to everybody. */
export function openAnnouncer({ live, releases, clock, build, onFrame }: AnnouncerPorts): Announcer {
  const { epoch, seq } = releases.board()
  let announced = seq

  const batch = frameBatch((frame) => {
    announced = frame.at(-1)?.seq ?? announced
    live.to(BOARD_ROOM).emit('release', { epoch, releases: frame })
    onFrame(frame, live.adapter.rooms.get(BOARD_ROOM)?.size ?? 0)
  })
  const head = (): Head => ({ epoch, seq: announced, at: instantOf(clock.now()), build })
  const unsubscribe = releases.subscribe(batch.add)
  const beat = setInterval(() => live.emit('head', head()), HEAD_EVERY_MS)

  return {
    head,
    flush: batch.flush,
    join: (socket) => {
      socket.data.paintedSeq = announced
      void socket.join(BOARD_ROOM)
    },
    close: () => {
      clearInterval(beat)
      unsubscribe()
      batch.flush()
    },
  }
}
