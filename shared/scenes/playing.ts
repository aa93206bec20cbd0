import { activeRounds, BUREAU_DAY_MS, bureauMidnight, type Round } from '#shared/scenes/dayRounds.ts'
import type { Playlist, PlaylistEntry } from '#shared/scenes/playlist.ts'

/** A scene or room, and the one thing that it is about. */
export interface Showable {
  readonly scene: string
  readonly of?: string | undefined
}

/** What a playlist shows for a while; instants in milliseconds of the server's clock. */
export interface Stop {
  /** Null where the playlist has nothing for this part of the day. */
  readonly show: Showable | null
  readonly from: number
  readonly until: number
}

/** A stop that the end of its part of the day would cut shorter than this is left to the one before it. */
const LEAST_MS = 5_000
/** From the moment that a red warning comes: as long as every screen needs to have its scene ready. */
export const ALARM_LEAD_MS = 2_000

export const keyOf = ({ scene, of }: Showable): string => (of === undefined ? scene : `${scene}/${of}`)

/**
 * What a playlist shows at an instant of the server's clock: the same on every screen that has it. A round begins at the
 * bureau's midnight, and anew wherever another part of the day begins. `alarms` are the instants at which red warnings
 * came.
 */
export function stopAt(playlist: Playlist, at: number, alarms: readonly number[] = []): Stop {
  const { alarm } = playlist
  const windows = alarm ? alarmWindows(alarm.seconds * 1_000, alarms) : []
  const held = windows.find(({ from, until }) => from <= at && at < until)
  if (alarm && held) return { show: { scene: alarm.scene }, ...held }
  const stop = stopOfDay(playlist, at)
  return {
    show: stop.show,
    from: Math.max(stop.from, ...windows.filter(({ until }) => until <= at).map(({ until }) => until)),
    until: Math.min(stop.until, ...windows.filter(({ from }) => from > at).map(({ from }) => from)),
  }
}

/** The next stop that shows something else than this one; undefined where nothing else comes within a day. */
export function stopAfter(playlist: Playlist, stop: Stop, alarms: readonly number[] = []): Stop | undefined {
  let next = stop
  while (next.until < stop.until + BUREAU_DAY_MS) {
    next = stopAt(playlist, next.until, alarms)
    if (!showsSame(next, stop)) return next
  }
  return undefined
}

const showsSame = (a: Stop, b: Stop): boolean =>
  a.show === null || b.show === null ? a.show === b.show : keyOf(a.show) === keyOf(b.show)

function stopOfDay(playlist: Playlist, at: number): Stop {
  const midnight = bureauMidnight(at)
  const round = activeRounds(playlist, midnight).find(({ until }) => at < until)
  return round ? stopOfRound(round, at) : { show: null, from: midnight, until: midnight + BUREAU_DAY_MS }
}

function stopOfRound({ entries, from, until }: Round, at: number): Stop {
  const seconds = entries.reduce((sum, entry) => sum + entry.seconds, 0)
  if (seconds === 0) return { show: null, from, until }
  const turn = from + Math.floor((at - from) / (seconds * 1_000)) * seconds * 1_000
  const stop = stopOfTurn(entries, turn, at)
  const isScrap = until - stop.from < LEAST_MS && stop.from > from
  if (isScrap) return { ...stopOfRound({ entries, from, until }, stop.from - 1), until }
  return until - stop.until < LEAST_MS ? { ...stop, until } : stop
}

function stopOfTurn(entries: readonly PlaylistEntry[], turn: number, at: number): Stop {
  let stop: Stop = { show: null, from: turn, until: turn }
  for (const { scene, of, seconds } of entries) {
    stop = { show: { scene, of }, from: stop.until, until: stop.until + seconds * 1_000 }
    if (at < stop.until) break
  }
  return stop
}

/** Warnings that come while the screen is taken already keep it for their own time. */
function alarmWindows(ms: number, alarms: readonly number[]): readonly { from: number; until: number }[] {
  const windows: { from: number; until: number }[] = []
  for (const came of alarms.toSorted((a, b) => a - b)) {
    const from = came + ALARM_LEAD_MS
    const last = windows.at(-1)
    if (last && from <= last.until) last.until = from + ms
    else windows.push({ from, until: from + ms })
  }
  return windows
}
