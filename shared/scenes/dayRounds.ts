import type { Playlist, PlaylistEntry } from '#shared/scenes/playlist.ts'

/** A stretch of one day in which the same entries of a playlist take turns, from its beginning on. */
export interface Round {
  readonly entries: readonly PlaylistEntry[]
  readonly from: number
  readonly until: number
}

const MINUTE_MS = 60_000
export const BUREAU_DAY_MS = 24 * 60 * MINUTE_MS
/** The bureau's clock has stood eight hours before UTC, without summer time, since 1991. */
const AHEAD_MS = 8 * 60 * MINUTE_MS
/** The day that instants are counted from was a Thursday. */
const FIRST_WEEKDAY = 4

/** The last midnight of the bureau's before an instant, or that instant itself. */
export const bureauMidnight = (at: number): number =>
  Math.floor((at + AHEAD_MS) / BUREAU_DAY_MS) * BUREAU_DAY_MS - AHEAD_MS

/** 1 Monday to 7 Sunday. */
const weekdayOf = (midnight: number): number =>
  ((((Math.floor((midnight + AHEAD_MS) / BUREAU_DAY_MS) + FIRST_WEEKDAY - 1) % 7) + 7) % 7) + 1

/** The rounds of the day that begins at this midnight, in their order, without a gap between them. */
export function activeRounds({ entries }: Playlist, midnight: number): readonly Round[] {
  const marks = entries.flatMap(({ from, until }) => [from, until]).filter((text) => text !== undefined)
  const minutes = [...new Set([0, ...marks.map(minuteOf)])].sort((a, b) => a - b)
  const rounds: Round[] = []
  for (const minute of minutes) {
    const active = entries.filter((entry) => isActive(entry, midnight, minute))
    const before = rounds.at(-1)
    if (before && isSame(before.entries, active)) continue
    if (before) rounds[rounds.length - 1] = { ...before, until: midnight + minute * MINUTE_MS }
    rounds.push({
      entries: active,
      from: midnight + minute * MINUTE_MS,
      until: midnight + BUREAU_DAY_MS,
    })
  }
  return rounds
}

const isSame = (a: readonly PlaylistEntry[], b: readonly PlaylistEntry[]): boolean =>
  a.length === b.length && a.every((entry, i) => entry === b[i])

/** What goes on after midnight belongs to the day on which it began. */
function isActive({ weekdays, from, until }: PlaylistEntry, midnight: number, minute: number): boolean {
  const start = from === undefined ? 0 : minuteOf(from)
  const end = until === undefined ? Infinity : minuteOf(until)
  const isOn = (day: number): boolean => !weekdays || weekdays.includes(weekdayOf(day))
  if (start < end) return start <= minute && minute < end && isOn(midnight)
  return minute >= start ? isOn(midnight) : minute < end && isOn(midnight - BUREAU_DAY_MS)
}

/** Minutes since midnight of a time of day, `HH:MM`. */
export function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * 60 + minutes
}
