import type { Derivation, Derivations } from '#server/releases/derive/derivations.ts'
import { latestOf, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { headlineRates } from '#shared/formula/improving.ts'
import { EVER, periodsDuring } from '#shared/formula/touchedPeriods.ts'
import type { Day, Period } from '#shared/period.ts'
import { indicatorOf, seriesKey, subjectOf, type SeriesKey } from '#shared/series.ts'

/** Derived figures that have to be worked out though none of their inputs was published, by their codes. */
export type Recalled = ReadonlyMap<string, readonly { readonly subject: string; readonly period: Period }[]>

export const NOTHING_RECALLED: Recalled = new Map()

/**
 * What an edit of the catalogue calls for: all that a formula which has become one of the catalogue can be made of on
 * the board, and the newest share of headlines that got better where it is now of other headlines or judged otherwise.
 */
export function recalledBy(
  current: Catalogue,
  { ordered, catalogue: next }: Derivations,
  board: Board,
  today: Day,
): Recalled {
  const recalled = new Map<string, { subject: string; period: Period }[]>()
  for (const derivation of ordered) {
    const { code } = derivation.indicator
    const before = current.indicator(code)
    const isNew = !before || before.retired
    if (isNew) recalled.set(code, [...allOf(derivation, next, board), ...allCounted(derivation, next, today)])
    else if (derivation.isOfHeadlines && headlinesOf(current, derivation) !== headlinesOf(next, derivation)) {
      const newest = latestOf(board, seriesKey(code, next.site.home))
      if (newest) recalled.set(code, [{ subject: next.site.home, period: newest.period }])
    }
  }
  return recalled
}

/** Which rates are compared, and which way is better. */
const headlinesOf = (catalogue: Catalogue, { rule }: Derivation): string =>
  headlineRates(catalogue, rule.periodKind)
    .map(({ code, better }) => `${code} ${better}`)
    .sort()
    .join('\n')

/** Every period of a figure over records; those before the ledger's first are left out as they are worked out. */
const allCounted = ({ counted, rule }: Derivation, { site }: Catalogue, today: Day) =>
  counted.length === 0
    ? []
    : periodsDuring(rule, EVER, today).map((period) => ({ subject: site.home, period }))

function allOf({ inputs, homeOnly, affected }: Derivation, { site }: Catalogue, board: Board) {
  const found = new Map<string, { subject: string; period: Period }>()
  for (const [key, observations] of Object.entries(board.series)) {
    const [code, subject] = [indicatorOf(key as SeriesKey), subjectOf(key as SeriesKey)]
    if (!inputs.has(code) || (homeOnly && subject !== site.home)) continue
    for (const { period: read } of observations)
      for (const period of affected({ code, period: read }))
        found.set(`${subject} ${period}`, { subject, period })
  }
  return [...found.values()]
}
