import { differenceOf, type FigureRef, type FigureTarget } from '#client/components/provenance/figureRef.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Movement } from '#shared/movement.ts'
import { seriesKey, subjectOf } from '#shared/series.ts'

/**
 * Whence a movement beside a figure comes: a growth rate was published as such, under the indicator that states it;
 * any other movement is the distance from an earlier period.
 */
export function movementStory(
  own: FigureRef,
  { movement, indicator }: { readonly movement: Movement; readonly indicator: Indicator },
): FigureTarget {
  return movement.unit === 'percent'
    ? { series: seriesKey(indicator.code, subjectOf(own.series)), period: own.period }
    : differenceOf(own, { series: own.series, period: movement.from })
}
