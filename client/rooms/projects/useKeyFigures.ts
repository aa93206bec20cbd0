import { computed } from 'vue'
import { useFormat } from '#client/format/useFormat.ts'
import { useRoomGround } from '#client/rooms/roomGround.ts'
import { latestOf, observationsOf, type BoardObservation } from '#shared/board.ts'
import type { ProjectMonth } from '#shared/contract/rooms/projects.ts'
import type { Indicator } from '#shared/indicator.ts'
import { asPeriod, periodParts } from '#shared/period.ts'
import { lastYearOf } from '#shared/annualPlan.ts'
import { scheduledShare } from '#shared/planCurve.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'
import { shiftDecimal } from '#shared/unit.ts'

/** The list that the scene is about, and whose sums are published figures. */
export const KEY_LIST = 'key'
const INVESTED = 'projects.key.invested-ytd'
const CODES = ['projects.key.count', 'projects.key.plan-year', INVESTED] as const
const RATES = { completion: 'projects.key.completion-rate', gap: 'projects.key.schedule-gap' } as const
/** 亿元 in yuan, as a power of ten: published sums are in the one, projects in the other. */
const YI = 8

export interface KeyFigure {
  readonly indicator: Indicator
  readonly series: SeriesKey
  readonly latest: BoardObservation | undefined
  readonly value: string | undefined
}

/** The published figures of the key projects, from the board that belongs to the room's answer. */
export function useKeyFigures() {
  const { board, catalogue } = useRoomGround()
  const { number } = useFormat()
  const at = (code: string): SeriesKey => seriesKey(code, catalogue.value.site.home)
  const valueOf = (code: string): number | null => latestOf(board.value, at(code))?.value ?? null

  const figures = computed<readonly KeyFigure[]>(() =>
    CODES.flatMap((code) => {
      const indicator = catalogue.value.indicator(code)
      if (!indicator) return []
      const latest = latestOf(board.value, at(code))
      const value = typeof latest?.value === 'number' ? number(latest.value, indicator) : undefined
      return [{ indicator, series: at(code), latest, value }]
    }),
  )
  const invested = computed(() => latestOf(board.value, at(INVESTED)))
  /** What was published of the year month by month, beside what the plan's curve asks for; in yuan like projects. */
  const months = computed<readonly ProjectMonth[]>(() => {
    const newest = invested.value
    if (!newest) return []
    const { year } = periodParts(newest.period)
    const plan = observationsOf(board.value, at('projects.key.plan-year')).find(
      ({ period }) => periodParts(period).year === year,
    )?.value
    const curve = catalogue.value.planCurve('projects.key')
    const lastYear = lastYearOf(board.value, curve, INVESTED, catalogue.value.site.home)
    const done = new Map(
      observationsOf(board.value, at(INVESTED)).map(({ period, value }) => [period, value]),
    )
    return Array.from({ length: 12 }, (_, month) => {
      const period = asPeriod(`${year}-${String(month + 1).padStart(2, '0')}`)
      const share = scheduledShare(curve, period, lastYear)
      const value = done.get(period) ?? null
      return {
        period,
        invested: value === null ? null : shiftDecimal(value, YI),
        plan: typeof plan === 'number' && share !== undefined ? (shiftDecimal(plan, YI) * share) / 100 : null,
      }
    }).filter(({ period, invested: value }) => value !== null || !period.endsWith('-01'))
  })
  return {
    figures,
    invested,
    months,
    completion: computed(() => valueOf(RATES.completion)),
    gap: computed(() => valueOf(RATES.gap)),
    isDemo: computed(() => invested.value?.demo === true),
    seriesOf: at,
    rates: RATES,
  }
}
