import { useFormat } from '#client/format/useFormat.ts'
import '#client/scenes/figures/figureMessages.ts'
import { useShortName } from '#client/scenes/useShortName.ts'
import { useUnit } from '#client/scenes/useUnit.ts'
import type { BoardObservation } from '#shared/board.ts'
import type { Indicator } from '#shared/indicator.ts'
import { placeWords } from '#shared/wording/index.ts'

/** A figure as it stands in a widget: its number and unit apart, or in place of both why there is none. */
export interface WrittenFigure {
  readonly number: string
  readonly unit: string
  readonly isKnown: boolean
}

/** {@link useFormat}, and how a figure with everything around it is written on a wall. */
export function useFigureText() {
  const format = useFormat()
  const { t, number, missingMarked, periodNear, brief, tongue, subjectName } = format
  const unit = useUnit()

  function written(observation: BoardObservation | undefined, indicator: Indicator): WrittenFigure {
    if (!observation) return { number: t('figures.unpublished'), unit: '', isKnown: false }
    const { value, missing } = observation
    if (value === null) return { number: missingMarked(missing, brief()), unit: '', isKnown: false }
    return indicator.unit === 'rank'
      ? { number: placeWords(value, tongue()), unit: '', isKnown: true }
      : { number: number(value, indicator), unit: unit(indicator), isKnown: true }
  }

  const when = (observation: BoardObservation | undefined, indicator: Indicator): string =>
    observation ? periodNear(indicator, observation.period) : ''

  /** Names one after the other, as the language separates them. */
  const listed = (names: readonly string[]): string => names.join(t('figures.and'))
  const subjects = (codes: readonly string[]): string => listed(codes.map(subjectName))

  return { ...format, unit, shortName: useShortName(), written, when, listed, subjects }
}
