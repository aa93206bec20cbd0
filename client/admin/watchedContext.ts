import type { CheckContext } from '#shared/checks/context.ts'
import type { Period } from '#shared/period.ts'
import type { SeriesKey } from '#shared/series.ts'

/** What checks read of the draft besides their own figure. The past of a series changes with the board alone. */
export interface Reads {
  /** Whether all of it reads the same in a later context over the same board. */
  readonly stillHold: (context: CheckContext) => boolean
}

interface Figure {
  readonly series: SeriesKey
  readonly period: Period
  readonly value: number | null | undefined
}

/** A context that remembers what was asked of it. */
export function watchedContext(context: CheckContext): {
  readonly context: CheckContext
  readonly reads: Reads
} {
  const figures: Figure[] = []
  const places: { readonly subject: string; readonly period: Period; readonly repeats: boolean }[] = []
  return {
    context: {
      ...context,
      drafted(series, period) {
        const value = context.drafted(series, period)
        figures.push({ series, period, value })
        return value
      },
      repeatsLastYear(subject, period) {
        const repeats = context.repeatsLastYear(subject, period)
        places.push({ subject, period, repeats })
        return repeats
      },
    },
    reads: {
      stillHold: (later) =>
        figures.every(({ series, period, value }) => later.drafted(series, period) === value) &&
        places.every(({ subject, period, repeats }) => later.repeatsLastYear(subject, period) === repeats),
    },
  }
}
