import { computed, type ComputedRef } from 'vue'
import { useFormat } from '#client/format/useFormat.ts'
import { useRoomGround } from '#client/rooms/roomGround.ts'
import { HOME_SHAPE, NEIGHBOUR_SHAPES } from '#client/rooms/projects/geo/districtShapes.ts'
import { areaValues, type AreaValues } from '#client/scenes/records/areaValues.ts'
import { latestOf } from '#shared/board.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Period } from '#shared/period.ts'
import { rankPeers } from '#shared/ranking.ts'
import { seriesKey } from '#shared/series.ts'

const OUTLINED = new Set([HOME_SHAPE, ...NEIGHBOUR_SHAPES].map(({ code }) => code))

/** A published figure of the district and of those around it, for one period. */
export interface AreaFigure extends AreaValues {
  readonly indicator: Indicator
  readonly period: Period
  readonly demo: 'all' | 'some' | 'none'
}

/** The newest values of a figure by area; undefined where the district has none. */
export function useAreaFigure(code: () => string | undefined): ComputedRef<AreaFigure | undefined> {
  const { board, catalogue } = useRoomGround()
  const { figure } = useFormat()
  return computed(() => {
    const indicator = catalogue.value.indicator(code() ?? '')
    if (!indicator || indicator.retired) return undefined
    const newest = latestOf(board.value, seriesKey(indicator.code, catalogue.value.site.home))
    if (!newest) return undefined
    const ranking = rankPeers(board.value, catalogue.value, indicator, newest.period)
    const demo = ranking.peers.filter((peer) => peer.demo).length
    return {
      ...areaValues(ranking, OUTLINED, (value) => figure(value, indicator)),
      ...{ indicator, period: newest.period },
      demo: demo === 0 ? 'none' : demo === ranking.peers.length ? 'all' : 'some',
    }
  })
}
