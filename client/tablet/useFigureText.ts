import { useFormat } from '#client/format/useFormat.ts'
import type { CardText } from '#client/tablet/cardText.ts'
import type { Indicator } from '#shared/indicator.ts'
import { placeWords } from '#shared/wording/index.ts'

/** A figure with its unit apart, as cards and rows set it: `+8.4` and `%`; `第 3` and nothing. */
export function useFigureText(): (value: number, indicator: Indicator) => Pick<CardText, 'value' | 'unit'> {
  const { number, unit, tongue } = useFormat()
  return (value, indicator) =>
    indicator.unit === 'rank'
      ? { value: placeWords(value, tongue()), unit: '' }
      : { value: number(value, indicator), unit: unit(indicator) }
}
