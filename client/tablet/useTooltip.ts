import type { ChartTheme } from '#client/charts/theme.ts'
import type { TrendSeries } from '#client/charts/trendData.ts'
import { trendTooltip } from '#client/charts/trendTooltip.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { usePointText } from '#client/tablet/usePointText.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Period } from '#shared/period.ts'

/** What a chart says at a period: every line's figure with its unit and, where it was generated, the mark of that. */
export function useTooltip(indicator: () => Indicator, lines: () => readonly TrendSeries[]) {
  const { t, period } = useFormat()
  const pointText = usePointText()
  return (at: Period | undefined, theme: ChartTheme): HTMLElement => {
    if (at === undefined) return trendTooltip('', [])
    const rows = lines().map(({ name, role, observations }) => {
      const point = observations.find((o) => o.period === at)
      const value = pointText(point, indicator())
      const colour = role === 'peer' ? theme.nation : theme[role]
      return { name, value, colour, ...(point?.demo && { demo: t('demo.full') }) }
    })
    return trendTooltip(period(indicator(), at), rows)
  }
}
