import type { PastPoint } from '#client/live/lookBack.ts'
import type { ReleaseDays } from '#shared/contract/answers.ts'
import { asPeriod, periodParts, type Day } from '#shared/period.ts'

/** A place on the slider: a day before today on which something was published. */
export interface Stop extends PastPoint {
  readonly changes: number
}

/** The days before today, ascending. Today is no stop: at the end of the slider stands now itself. */
export const releaseStops = ({ days, seqs, changes }: ReleaseDays, today: Day): readonly Stop[] =>
  days.flatMap((day, i) =>
    day < today ? [{ day: asPeriod(day), seq: seqs[i] ?? 0, changes: changes[i] ?? 0 }] : [],
  )

/** Index of the last stop on or before a day; -1 before the first. */
export const stopUpTo = (stops: readonly Stop[], day: Day): number =>
  stops.findLastIndex((stop) => stop.day <= day)

/** The point of the past that a day means: what was public at its end, also where nothing was published on it. */
export const pointAt = (stops: readonly Stop[], day: Day): PastPoint => ({
  day,
  seq: stops[stopUpTo(stops, day)]?.seq ?? 0,
})

export interface YearMark {
  readonly year: string
  /** Where on the slider, from 0 to 1. */
  readonly at: number
}

/** Where years begin on the slider: as many as stand beside each other when each takes this share of it. */
export function yearMarks(stops: readonly Stop[], apart: number): readonly YearMark[] {
  const marks: YearMark[] = []
  let year = 0
  stops.forEach(({ day }, i) => {
    const here = periodParts(day).year
    const at = i / stops.length
    if (here !== year && at - (marks.at(-1)?.at ?? -1) >= apart && at <= 1 - apart)
      marks.push({ year: String(here), at })
    year = here
  })
  return marks
}
