import { useFormat } from '#client/format/useFormat.ts'
import type { BoardObservation } from '#shared/board.ts'
import type { Indicator } from '#shared/indicator.ts'

type Said = Pick<BoardObservation, 'value' | 'missing'>

/** What was published for a period: the figure with its unit, why there is none, or that nothing was published. */
export function usePointText(): (point: Said | undefined, indicator: Indicator) => string {
  const { t, figure, missingMarked } = useFormat()
  return (point, indicator) => {
    if (!point) return t('tablet.point.none')
    if (point.value === null) return missingMarked(point.missing)
    return figure(point.value, indicator)
  }
}
