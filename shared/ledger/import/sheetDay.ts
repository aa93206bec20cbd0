import type { Day } from '#shared/period.ts'

const DAY_ZERO = Date.UTC(1899, 11, 30)
const MS_PER_DAY = 86_400_000
/** The bureau's clock. */
const OFFSET_MS = 8 * 3_600_000

/** A day as sheets keep it: days since their zero. */
export const sheetDay = (day: Day): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - DAY_ZERO) / MS_PER_DAY)

/** An instant as sheets keep it, on the bureau's clock to the minute; undefined for what is no instant. */
export function momentSerial(instant: string): number | undefined {
  const ms = Date.parse(instant)
  return Number.isNaN(ms) ? undefined : Math.round((ms + OFFSET_MS - DAY_ZERO) / 60_000) / 1_440
}

/** The day, or the day and time, that a number of a sheet stands for: `2026-11-23`, `2026-11-23 14:05`. */
export function sheetDayText(value: number): string | undefined {
  const at = new Date(DAY_ZERO + Math.round(value * 1_440) * 60_000)
  if (Number.isNaN(at.getTime())) return undefined
  const iso = at.toISOString()
  return value % 1 === 0 ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ')
}
