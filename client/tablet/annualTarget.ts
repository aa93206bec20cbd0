import { observationUpTo, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'
import { asPeriod, periodParts, type Period } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'
import { areComparable, convert } from '#shared/unit.ts'

export interface AnnualTarget {
  /** In the unit of the measured indicator. */
  readonly value: number
  readonly demo: boolean
}

/** What was set for the year of a period; undefined where no target is on the board. */
export function annualTarget(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  subject: string,
  period: Period,
): AnnualTarget | undefined {
  const { year } = periodParts(period)
  for (const target of catalogue.indicators) {
    if (target.targetOf !== indicator.code) continue
    const [from, to] = [catalogue.unit(target.unit), catalogue.unit(indicator.unit)]
    const set = observationUpTo(board, seriesKey(target.code, subject), asPeriod(String(year)))
    if (!set || set.value === null || periodParts(set.period).year !== year || !areComparable(from, to))
      continue
    return { value: convert(set.value, from, to), demo: set.demo === true }
  }
  return undefined
}
