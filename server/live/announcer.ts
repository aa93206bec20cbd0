import { instantOf, type Clock } from '#server/clock.ts'
import { frameBatch } from '#server/live/frameBatch.ts'
import { BOARD_ROOM, type LiveNamespace } from '#server/live/liveSocket.ts'
import type { Releases } from '#server/releases/index.ts'
import { HEAD_EVERY_MS, type Head } from '#shared/contract/live.ts'
import type { Release } from '#shared/release.ts'

export interface Announcer {
  /** Where the log stands; what waits for the end of its frame is sent first, so that nobody is told of it twice. */
  readonly head: () => Head
  readonly close: () => void
}

export interface AnnouncerPorts {
  readonly live: LiveNamespace
  readonly releases: Pick<Releases, 'board' | 'subscribe'>
  readonly clock: Clock
  /** Identity of the client build that is served; empty while nodes serve different ones. */
  readonly build: () => string
  /** Told of each frame as it leaves, and to how many. */
  readonly onFrame: (releases: readonly Release[], sockets: number) => void
}

/** Sends each committed release once to the room of those who follow, and word of life to everybody. */
export function openAnnouncer({ live, releases, clock, build, onFrame }: AnnouncerPorts): Announcer {
  const batch = frameBatch((frame) => {
    live.to(BOARD_ROOM).emit('release', { epoch: releases.board().epoch, releases: frame })
    onFrame(frame, live.adapter.rooms.get(BOARD_ROOM)?.size ?? 0)
  })
  const head = (): Head => {
    batch.flush()
    const { epoch, seq } = releases.board()
    return { epoch, seq, at: instantOf(clock.now()), build: build() }
  }
  const unsubscribe = releases.subscribe(batch.add)
  const beat = setInterval(() => live.emit('head', head()), HEAD_EVERY_MS)
  return {
    head,
    close: () => {
      clearInterval(beat)
      unsubscribe()
      batch.flush()
    },
  }
}
