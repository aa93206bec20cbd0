import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { lastYearPeriod, stepPeriod, type Indicator } from '#shared/indicator.ts'
import { toneOf, decimalDifference } from '#shared/movement.ts'
import type { Period } from '#shared/period.ts'
import { timeElapsed } from '#shared/progress.ts'
import { roundHalfUp } from '#shared/rounding.ts'
import { evaluate } from '#server/demo/made/formula.ts'
import { monthIndex, periodEnding, periodsThrough } from '#server/demo/made/months.ts'
import type { ValueBook } from '#server/demo/made/valueBook.ts'

const IMPROVING = 'economy.headline.improving-share'
/** A month behind the others, so that it cannot be counted with them. */
const BEHIND = 'monthly-no-jan-lag1'

/** Figures of the district that are worked out from other figures, each rounded once. */
export function addFormulaFigures(catalogue: Catalogue, book: ValueBook, throughYear: number): void {
  const { home } = catalogue.site
  for (const indicator of catalogue.indicators) {
    const { code, feed, derivedFrom } = indicator
    if (feed !== 'formula' || derivedFrom === null || code === IMPROVING) continue
    for (const period of periodsThrough(catalogue.rule(indicator.rule), throughYear)) {
      const at = (input: string, when: Period): number | undefined => {
        const entry = catalogue.indicator(input)
        return (
          entry &&
          book.get(input, home, periodEnding(catalogue.rule(entry.rule).periodKind, monthIndex(when)))
        )
      }
      const value = evaluate(derivedFrom, {
        figure: (input) => at(input, period),
        lastYear: (input) => at(input, lastYearPeriod(period)),
        schedule: timeElapsed(period),
      })
      // An exact half must not fall to binary dust: 2.61 / 60 * 100 is 4.35.
      if (value !== undefined)
        book.add(code, home, period, roundHalfUp(Number(value.toPrecision(12)), indicator.decimals))
    }
  }
  addImprovingShare(catalogue, book, throughYear)
}

/** Share of the monthly headline rates that are better than in the period before, among those already out. */
function addImprovingShare(catalogue: Catalogue, book: ValueBook, throughYear: number): void {
  const { home } = catalogue.site
  const headlines = catalogue.indicators.filter(
    ({ headline, kind, rule }) =>
      headline && kind === 'growth-yoy' && rule !== BEHIND && catalogue.rule(rule).periodKind === 'month',
  )
  const share = catalogue.indicator(IMPROVING)
  if (!share) throw new Error(`the catalogue has no ${IMPROVING}`)
  for (const period of periodsThrough(catalogue.rule(share.rule), throughYear)) {
    const moves = headlines.flatMap((indicator) => changeOf(catalogue, book, home, indicator, period))
    const better = moves.filter((isBetter) => isBetter).length
    if (moves.length > 0) book.add(IMPROVING, home, period, roundHalfUp((better / moves.length) * 100, 1))
  }
}

function changeOf(
  catalogue: Catalogue,
  book: ValueBook,
  home: string,
  indicator: Indicator,
  period: Period,
): readonly boolean[] {
  const now = book.get(indicator.code, home, period)
  const before = book.get(indicator.code, home, stepPeriod(catalogue.rule(indicator.rule), period, -1))
  return now === undefined || before === undefined
    ? []
    : [toneOf(decimalDifference(now, before), indicator) === 'good']
}
