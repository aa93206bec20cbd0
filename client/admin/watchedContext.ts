import type { CheckContext } from '#shared/checks/context.ts'
import type { Period } from '#shared/period.ts'
import { cellKey, type CellKey } from '#shared/series.ts'

/** What checks read of the draft besides their own figure. The past of a series changes with the board alone. */
export interface Reads {
  /** Whether all of it reads the same in a later context over the same board, in which only `changed` differ. */
  readonly stillHold: (changed: ReadonlySet<CellKey>, context: CheckContext) => boolean
}

/** A context that remembers what was asked of it. */
export function watchedContext(context: CheckContext): {
  readonly context: CheckContext
  readonly reads: Reads
} {
  const figures: CellKey[] = []
  const places: { readonly subject: string; readonly period: Period; readonly repeats: boolean }[] = []
  return {
    context: {
      ...context,
      drafted(series, period) {
        figures.push(cellKey(series, period))
        return context.drafted(series, period)
      },
      repeatsLastYear(subject, period) {
        const repeats = context.repeatsLastYear(subject, period)
        places.push({ subject, period, repeats })
        return repeats
      },
    },
    reads: {
      stillHold: (changed, later) =>
        changed.size === 0 ||
        (!figures.some((key) => changed.has(key)) &&
          places.every(({ subject, period, repeats }) => later.repeatsLastYear(subject, period) === repeats)),
    },
  }
}
