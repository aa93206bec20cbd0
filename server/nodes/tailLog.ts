import { setTimeout as wait } from 'node:timers/promises'
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
  /**
   * Resolves when this node knows whatever any node had committed before, so that nobody who comes from another one finds
   * less here; while the log cannot be read, at once.
   */
  readonly current: () => Promise<void>
  /** By how many releases this node is behind what it knows to be committed. */
  readonly lag: () => number
  /** Waits for the reading under way. */
  readonly close: () => Promise<void>
}

/** Word of a release wakes at once; one that was lost costs no more than this. */
const LOOK_EVERY_MS = 1_000
/** A slow database keeps nobody from reading what is in memory. */
const LONGEST_WAIT_MS = 500

/**
 * Keeps this node at the end of the log that others write too: woken with each of their commits, after each loss of the
 * connection, and by a look at the counter each second. On the embedded store nobody else writes.
 */
export function tailLog({ store, bus, releases, log, onLost, everyMs = LOOK_EVERY_MS }: TailPorts): Tail {
  let newest = releases.board().seq
  let isReading = true
  /** The round under way has kept somebody waiting for too long already. */
  let isLate = false
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined
  let isClosed = false

  const read = async (): Promise<void> => {
    const known = releases.board().seq
    const { value } = await store.read.selectFrom('change_seq').select('value').executeTakeFirstOrThrow()
    newest = value
    if (value < known) return lose(known)
    if (value > releases.board().seq) await releases.catchUp()
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
  const round = (): Promise<void> =>
    read().then(
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
  /** Ends with a round that began after the call; all who call meanwhile share the next one. */
  const reach = async (): Promise<void> => {
    if (isClosed) return
    if (!running)
      return (running = round().finally(() => {
        running = undefined
        isLate = false
      }))
    return (next ??= running.then(() => {
      next = undefined
      return reach()
    }))
  }
  const look = (): void => void reach()
  const ends = bus.isAlone ? [] : [bus.hear(RELEASE_TOPIC, look), bus.onGap(look)]
  const timer = bus.isAlone ? undefined : setInterval(look, everyMs)
  return {
    isReading: () => isReading,
    current: async () => {
      if (bus.isAlone || !isReading || isLate) return
      const isThere = reach().then(() => true)
      isLate = !(await Promise.race([isThere, wait(LONGEST_WAIT_MS, false, { ref: false })]))
    },
    lag: () => Math.max(0, newest - releases.board().seq),
    close: async () => {
      isClosed = true
      clearInterval(timer)
      ends.forEach((end) => end())
      await running
    },
  }
}
