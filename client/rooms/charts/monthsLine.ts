import type { ChartOption } from '#client/charts/echarts.ts'
import { spreadLabels } from '#client/charts/spreadLabels.ts'
import type { ChartBox } from '#client/charts/theme.ts'
import { valueAxis } from '#client/charts/valueAxis.ts'

interface Years<Value> {
  readonly current: Value
  readonly before: Value
}
export interface MonthsWords {
  readonly value: (value: number) => string
  /** Beside the axis, where the surroundings say the unit. */
  readonly axis: (value: number) => string
  /** Name of a month, from 0 for January. */
  readonly month: (index: number) => string
  readonly names: Years<string>
  /** A DOM node, because names come from data. */
  readonly tooltip: (index: number) => HTMLElement
}

const MONTHS = 12

/** Two years over the same twelve months, the running one in front; each line ends in its year and newest value. */
export function monthsLine(
  { current, before }: Years<readonly (number | null)[]>,
  words: MonthsWords,
  { width, height, theme }: ChartBox,
): ChartOption {
  const { rem } = theme
  const known = [...current, ...before].filter((value) => value !== null)
  const axis = valueAxis(known, height > 30 * rem ? 6 : 4)
  const ends = [current, before].map((values) => values.findLast((value) => value !== null) ?? undefined)
  const written = ends.map((value, i) =>
    value === undefined ? '' : `${i === 0 ? words.names.current : words.names.before}  ${words.value(value)}`,
  )
  const font = { fontFamily: theme.fontNumber, fontSize: 1.6 * rem, color: theme.textSoft }
  const longest = Math.max(...written.map((text) => text.length))
  const widest = Math.max(words.axis(axis.max).length, words.axis(axis.min).length)
  const grid = {
    left: Math.max(4, 1 + widest * 0.85) * rem,
    right: (2 + longest * 0.85) * rem,
    top: 1.4 * rem,
    bottom: 2.8 * rem,
  }
  const plotted = height - grid.top - grid.bottom
  const y = (value: number): number => grid.top + ((axis.max - value) / (axis.max - axis.min)) * plotted
  const heights = ends.map((value) => y(value ?? axis.min))
  const offsets = spreadLabels(heights, 2 * rem, grid.top, height - grid.bottom)
  const everyMonth = Math.max(1, Math.ceil((6 * rem * MONTHS) / (width - grid.left - grid.right)))
  const line = (id: 'current' | 'before', values: readonly (number | null)[], i: number): object => {
    const isCurrent = id === 'current'
    const colour = isCurrent ? theme.home : theme.nation
    return {
      id,
      type: 'line',
      data: Array.from({ length: MONTHS }, (_, month) => values[month] ?? null),
      z: isCurrent ? 3 : 2,
      symbol: 'circle',
      symbolSize: 0.7 * rem,
      showSymbol: isCurrent,
      showAllSymbol: true,
      itemStyle: { color: colour },
      lineStyle: {
        color: colour,
        width: (isCurrent ? 0.35 : 0.24) * rem,
        type: isCurrent ? 'solid' : 'dashed',
      },
      ...(isCurrent && { areaStyle: { color: theme.homeFill, origin: 0 } }),
      endLabel: {
        show: ends[i] !== undefined,
        formatter: () => written[i] ?? '',
        distance: 1 * rem,
        offset: [0, offsets[i] ?? 0],
        color: colour,
        fontFamily: theme.fontNumber,
        fontSize: 1.7 * rem,
        fontWeight: isCurrent ? 600 : 500,
      },
    }
  }
  return {
    animation: false,
    grid,
    xAxis: {
      id: 'x',
      type: 'category',
      data: Array.from({ length: MONTHS }, (_, month) => words.month(month)),
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { onZero: false, lineStyle: { color: theme.axis } },
      axisLabel: { ...font, interval: everyMonth - 1, hideOverlap: true },
    },
    yAxis: {
      id: 'y',
      type: 'value',
      ...axis,
      axisLabel: { ...font, formatter: words.axis },
      splitLine: { lineStyle: { color: theme.line } },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: theme.panel,
      borderColor: theme.axis,
      textStyle: { color: theme.text, fontFamily: theme.fontText, fontSize: 1.5 * rem },
      formatter: (points: { dataIndex: number }[]) => words.tooltip(points[0]?.dataIndex ?? 0),
    },
    series: [line('current', current, 0), line('before', before, 1)],
  }
}
