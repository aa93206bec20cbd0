import {
  differenceOf,
  placeOf,
  shareOf,
  type FigureRef,
  type FigureTarget,
} from '#client/components/provenance/figureRef.ts'
import type { ComparisonCard } from '#client/tablet/comparisonCards.ts'
import type { FactCard } from '#client/tablet/factCards.ts'
import { asPeriod, periodParts, type Period } from '#shared/period.ts'
import { indicatorOf, seriesKey, subjectOf } from '#shared/series.ts'

/** Whence the figure on a card comes; undefined for cards that count no statistic. */
export function cardStory(
  own: FigureRef & { readonly period: Period },
  card: ComparisonCard | FactCard,
): FigureTarget | undefined {
  const [code, subject] = [indicatorOf(own.series), subjectOf(own.series)]
  const above = (area: string): FigureRef => ({ series: seriesKey(code, area), period: own.period })
  const plan = (by: string): FigureRef => ({
    series: seriesKey(by, subject),
    period: asPeriod(String(periodParts(own.period).year)),
  })
  switch (card.kind) {
    case 'rank':
      return placeOf(own)
    case 'difference':
      return differenceOf(own, above(card.subject))
    case 'share':
      return shareOf(own, above(card.subject))
    case 'plan':
      return shareOf(own, plan(card.by))
    case 'goal':
      return differenceOf(own, plan(card.by))
    case 'linked':
      return { series: seriesKey(card.indicator.code, subject), period: card.period }
    case 'earlier':
    case 'known':
      return { series: own.series, period: card.period }
    case 'versions':
      return own
    case 'span':
    case 'filing':
      return undefined
  }
}
