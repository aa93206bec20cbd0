import { expect } from 'vitest'
import type { Releases } from '#server/releases/index.ts'
import { observationAt } from '#shared/board.ts'
import { isByPeriod } from '#shared/formula/conditions.ts'
import { evaluate } from '#shared/formula/evaluate.ts'
import { terms, type RecordsTerm } from '#shared/formula/formula.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import { aggregate, countedRecords, dayOfPeriod } from '#shared/formula/records.ts'
import { recordSource } from '#shared/formula/recordSource.ts'
import { EVER, periodsDuring } from '#shared/formula/touchedPeriods.ts'
import { isWorkedOut } from '#shared/indicator.ts'
import { periodEnd, type Day, type Period } from '#shared/period.ts'
import { scheduledShare } from '#shared/planCurve.ts'
import { indicatorOf, seriesKey, type SeriesKey } from '#shared/series.ts'
import { catalogue } from '#test/server/releases/builders.ts'

const { home } = catalogue.site
/** Those of the catalogue that are worked out, with their formulas. */
const figures = catalogue.indicators.filter(isWorkedOut).flatMap((indicator) => {
  if (indicator.derivedFrom === null) return [] // read from single records
  const formula = parseFormula(indicator.derivedFrom)
  const counted = terms(formula).filter((term) => term.type === 'records')
  const read = terms(formula).some(({ type }) => type === 'figure')
  return counted.length > 0 || read
    ? [{ indicator, formula, counted, rule: catalogue.rule(indicator.rule) }]
    : []
})

/** Every period of every figure, from all records by hand and from the published figures beneath. */
export function compareFigures(releases: Releases, today: Day): number {
  const board = releases.board()
  const view = releases.records
  const { workingDays } = catalogue
  const source = recordSource({ view, ledger: (code) => releases.ledgers().get(code), workingDays }, today)
  const standing = (code: string, period: Period) => observationAt(board, seriesKey(code, home), period)
  let compared = 0
  for (const { indicator, formula, counted, rule } of figures)
    for (const period of periodsDuring(rule, { ...EVER, from: '2024-06-01' }, today)) {
      const result = evaluate(formula, indicator, period, catalogue, {
        figure: standing,
        scheduled: (list, at) =>
          scheduledShare(catalogue.planCurve(list), at, (past) => standing(list, past)?.value),
        records: (term, at) => (isKept(term, at) ? aggregate(term, at, source)?.value : undefined),
      })
      const where = `${indicator.code} ${period} on ${today}`
      const published = standing(indicator.code, period)
      if (result === 'unknown') {
        // What was filed once and then taken back has left its figure.
        const wasFiled = counted.some((term) => source.isFiled?.(term, period) === false)
        if (!wasFiled) expect(published, where).toBeUndefined()
        continue
      }
      expect([published?.value, published?.missing], where).toEqual([result.value, result.missing])
      if (counted.length > 0 && result.value !== null)
        expect(published?.status === 'preliminary', `${where} is running`).toBe(today <= periodEnd(period))
      compared += 1
    }
  return compared

  /** Before its first record a ledger says nothing. */
  function isKept(term: RecordsTerm, period: Period): boolean {
    if (isByPeriod(term))
      return standingBefore(term, period) || (countedRecords(term, period, source)?.length ?? 0) > 0
    const first = [...view.all(term.entity).values()]
      .flatMap(({ versions }) => versions.map(({ on }) => on))
      .sort()[0]
    return first !== undefined && first <= dayOfPeriod(period, today)
  }
  function standingBefore(term: RecordsTerm, period: Period): boolean {
    const of = figures.find(({ counted }) =>
      counted.some((one) => one.at === term.at && one.entity === term.entity),
    )
    return of !== undefined && standing(of.indicator.code, period) !== undefined
  }
}

/** How many of the figures have come to something. */
export const movedFigures = (releases: Releases): number =>
  figures.filter(({ indicator }) =>
    Object.entries(releases.board().series).some(
      ([key, known]) => indicatorOf(key as SeriesKey) === indicator.code && known.some(({ value }) => value),
    ),
  ).length
