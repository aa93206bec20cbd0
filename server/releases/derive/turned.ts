import type { Derivations } from '#server/releases/derive/derivations.ts'
import type { Recalled } from '#server/releases/derive/recalled.ts'
import { observationsOf, type Board } from '#shared/board.ts'
import { isByPeriod } from '#shared/formula/conditions.ts'
import { EVER, periodsDuring } from '#shared/formula/touchedPeriods.ts'
import { periodStart, type Day, type Period } from '#shared/period.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'

/** The first period of a series on the board that is not final, or else its newest. */
export const openSince =
  (board: Board) =>
  (series: SeriesKey): Period | undefined => {
    const known = observationsOf(board, series)
    return (known.find(({ status }) => status === 'preliminary') ?? known.at(-1))?.period
  }

/**
 * What a new day calls for: every figure over records for its running period, and for those that have ended since it
 * was last worked out.
 */
export function turnedBy(
  { ordered, catalogue }: Derivations,
  today: Day,
  since: (series: SeriesKey) => Period | undefined,
): Recalled {
  const subject = catalogue.site.home
  return new Map(
    ordered
      .filter(({ counted }) => counted.length > 0)
      .map(({ indicator, rule, counted }) => {
        const open = since(seriesKey(indicator.code, subject))
        const from = open === undefined ? EVER.from : periodStart(open)
        const periods = counted.some(({ term }) => isByPeriod(term))
          ? open === undefined
            ? []
            : [open]
          : periodsDuring(rule, { ...EVER, from }, today)
        return [indicator.code, periods.map((period) => ({ subject, period }))]
      }),
  )
}

/** What a changed definition of ledgers calls for: every period of the figures over their records. */
export const recountedBy = (
  { ordered, catalogue }: Derivations,
  entities: ReadonlySet<string>,
  today: Day,
): Recalled =>
  new Map(
    ordered
      .filter(({ counted }) => counted.some(({ term }) => entities.has(term.entity)))
      .map(({ indicator, rule }) => [
        indicator.code,
        periodsDuring(rule, EVER, today).map((period) => ({ subject: catalogue.site.home, period })),
      ]),
  )
