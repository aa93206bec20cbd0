import type { TrendWords } from '#client/charts/trendLine.ts'
import { trendTooltip } from '#client/charts/trendTooltip.ts'
import { periodTick } from '#client/format/periodTick.ts'
import { useFormat } from '#client/format/useFormat.ts'
import type { RoomTrend } from '#client/rooms/charts/roomTrend.ts'
import { formatNumber } from '#shared/wording/index.ts'

/** What a trend says at its axis, in its tooltip, and to those who cannot see it. */
export function useTrendWords(): (trend: RoomTrend) => {
  readonly chart: TrendWords
  readonly label: string
} {
  const { t, name, figure, number, period, missingMarked } = useFormat()

  return ({ main, data, lines }) => {
    const chart: TrendWords = {
      value: (value) => number(value, main),
      axis: (value) => formatNumber(value, { decimals: Number.isInteger(value) ? 0 : 1 }),
      tick: (index) => {
        const at = data.periods[index]
        return at ? periodTick(at) : ''
      },
      tooltip: (index) => {
        const at = data.periods[index]
        const rows = lines.map((line) => {
          const found = line.observations.find((o) => o.period === at)
          const value = found?.value ?? null
          const colour = `var(--${line.role})`
          return {
            ...{ name: line.name, colour },
            value: value === null ? missingMarked(found?.missing) : figure(value, main),
            ...(found?.demo && { demo: t('demo.full') }),
          }
        })
        return trendTooltip(at ? period(main, at) : '', rows)
      },
    }
    const ends = lines.flatMap((line) => {
      const last = line.observations.findLast((o) => o.value !== null)
      if (last?.value === undefined || last.value === null) return []
      return [[line.name, period(main, last.period), figure(last.value, main)].join(' ')]
    })
    return { chart, label: [name(main), ...ends].join(t('list.stop')) }
  }
}
