import type { ChartTheme } from '#client/charts/theme.ts'
import type { TrendData, TrendSeries } from '#client/charts/trendData.ts'

const isNumber = (value: number | undefined): value is number => value !== undefined && !Number.isNaN(value)

/** Indices of values between two gaps: they have no line of their own and would not be seen without a dot. */
export const lonelyPoints = (values: readonly number[]): ReadonlySet<number> =>
  new Set(
    values.flatMap((v, i) =>
      isNumber(v) && !isNumber(values[i - 1]) && !isNumber(values[i + 1]) ? [i] : [],
    ),
  )

/** A diamond at every value that replaced a published one. */
export function revisionMarks(
  line: TrendSeries,
  { periods }: TrendData,
  values: readonly number[],
  rem: number,
): object[] {
  const revised = new Set(line.observations.filter((o) => o.vintage > 1).map((o) => o.period))
  return periods.flatMap((period, i) =>
    revised.has(period) && isNumber(values[i])
      ? [{ coord: [i, values[i]], symbol: 'diamond', symbolSize: 1.2 * rem }]
      : [],
  )
}

/** A thin line from top to bottom at the chosen index; `top` is the value at the upper edge, `height` is in pixels. */
export const uprightMark = (index: number, top: number, height: number, theme: ChartTheme): object => ({
  coord: [index, top],
  symbol: 'rect',
  symbolSize: [1, height],
  symbolOffset: [0, '50%'],
  itemStyle: { color: theme.axis, borderWidth: 0 },
})

/** A ring on the chosen value; nothing where there is none. */
export const ringMark = (index: number, values: readonly number[], rem: number): object[] =>
  isNumber(values[index]) ? [{ coord: [index, values[index]], symbol: 'circle', symbolSize: 1.3 * rem }] : []

/** Pinch and drag inside, and a slider below, both over the same window of indices. */
export const zoomers = (
  theme: ChartTheme,
  [startValue, endValue]: readonly [number, number],
  withShadow: boolean,
): object[] => [
  { id: 'pinch', type: 'inside', filterMode: 'none', startValue, endValue },
  {
    id: 'slider',
    type: 'slider',
    filterMode: 'none',
    startValue,
    endValue,
    showDataShadow: withShadow,
    height: 3 * theme.rem,
    bottom: 0.4 * theme.rem,
    borderColor: theme.line,
    fillerColor: theme.homeFill,
    handleStyle: { color: theme.home },
    handleSize: '120%',
    moveHandleSize: 0,
    showDetail: false,
    brushSelect: false,
  },
]
