import { useFormat } from '#client/format/useFormat.ts'
import type { BoardObservation } from '#shared/board.ts'
import type { Indicator } from '#shared/indicator.ts'

type Said = Pick<BoardObservation, 'value' | 'missing'>

/** What was published for a period: the figure with its unit, why there is none, or that nothing was published. */
export function usePointText(): (point: Said | undefined, indicator: Indicator) => string {
  const { t, figure } = useFormat()
  return (point, indicator) => {
    if (!point) return t('tablet.point.none')
    if (point.value === null) return t(`missing.${point.missing ?? 'not-published'}`)
    return figure(point.value, indicator)
  }
}
