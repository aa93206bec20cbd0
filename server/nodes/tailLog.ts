import type { Logger } from 'pino'
import { RELEASE_TOPIC, type Bus } from '#server/nodes/bus.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'

interface TailPorts {
  readonly store: Pick<Store, 'read'>
  readonly bus: Bus
  readonly releases: Pick<Releases, 'board' | 'catchUp'>
  readonly log: Pick<Logger, 'warn' | 'info' | 'fatal'>
  /** The log has lost releases that this node has shown, as when a standby takes over that had not received them. */
  readonly onLost?: (() => void) | undefined
  /** In place of {@link LOOK_EVERY_MS}. */
  readonly everyMs?: number
}

export interface Tail {
  /** Whether the log could be read when it was last looked at. */
  readonly isReading: () => boolean
  /** By how many releases this node is behind what it knows to be committed. */
  readonly lag: () => number
  /** Waits for the reading under way. */
  readonly close: () => Promise<void>
}

/** Word of a release wakes at once; one that was lost costs no more than this. */
const LOOK_EVERY_MS = 1_000

/**
 * Keeps this node at the end of the log that others write too: woken with each of their commits, after each loss of the
 * connection, and by a look at the counter each second. On the embedded store nobody else writes.
 */
export function tailLog({ store, bus, releases, log, onLost, everyMs = LOOK_EVERY_MS }: TailPorts): Tail {
  let newest = releases.board().seq
  let isReading = true
  let isAskedAgain = false
  let running: Promise<void> | undefined
  let isClosed = false

  const read = async (): Promise<void> => {
    do {
      isAskedAgain = false
      const known = releases.board().seq
      const { value } = await store.read.selectFrom('change_seq').select('value').executeTakeFirstOrThrow()
      newest = value
      if (value < known) return lose(known)
      if (value > releases.board().seq) await releases.catchUp()
    } while (isAskedAgain && !isClosed)
  }
  const lose = (known: number): void => {
    if (isClosed) return
    isClosed = true
    isReading = false
    log.fatal(
      { known, newest },
      'the log has lost releases that were shown; this node has to be started anew',
    )
    onLost?.()
  }
  const look = (): void => {
    isAskedAgain = true
    if (isClosed) return
    running ??= read()
      .then(
        () => {
          if (isClosed) return
          if (!isReading) log.info({ seq: releases.board().seq }, 'the log can be read again')
          isReading = true
        },
        (error: unknown) => {
          if (isReading) log.warn({ err: error }, 'the log cannot be read; it is tried again')
          isReading = false
        },
      )
      .finally(() => (running = undefined))
  }
  const ends = bus.isAlone ? [] : [bus.hear(RELEASE_TOPIC, look), bus.onGap(look)]
  const timer = bus.isAlone ? undefined : setInterval(look, everyMs)
  return {
    isReading: () => isReading,
    lag: () => Math.max(0, newest - releases.board().seq),
    close: async () => {
      isClosed = true
      clearInterval(timer)
      ends.forEach((end) => end())
      await running
    },
  }
}
