import type { ChartOption } from '#client/charts/echarts.ts'
import { spreadLabels } from '#client/charts/spreadLabels.ts'
import type { ChartBox } from '#client/charts/theme.ts'
import { valueAxis } from '#client/charts/valueAxis.ts'
import type { ProjectMonth } from '#shared/contract/rooms/projects.ts'
import type { Period } from '#shared/period.ts'
import { shiftDecimal } from '#shared/unit.ts'

export interface CurveWords {
  readonly plan: (yuan: number) => string
  readonly actual: (yuan: number) => string
  readonly axis: (yi: number) => string
  readonly tick: (month: Period) => string
  /** A DOM node, because names come from data. */
  readonly tooltip: (index: number) => HTMLElement
}

/** 亿元 of yuan; nothing where it is not known, so that the line has a gap there and no zero. */
const yi = (yuan: number | null): number | null => (yuan === null ? null : shiftDecimal(yuan, -8))

/**
 * What was invested, solid, over what the plan's curve asks for, dashed; both since January, in 亿元, each with its last
 * value beside it instead of a legend.
 */
export function planCurveChart(
  months: readonly ProjectMonth[],
  words: CurveWords,
  { width, height, theme }: ChartBox,
): ChartOption {
  const { rem } = theme
  const actual = months.map(({ invested }) => yi(invested))
  const plan = months.map((month) => yi(month.plan))
  const axis = valueAxis(
    [...actual, ...plan].filter((value) => value !== null),
    height > 24 * rem ? 5 : 3,
  )
  const last = months.findLastIndex(({ invested }) => invested !== null)
  const end = months.findLastIndex((month) => month.plan !== null)
  const text = {
    plan: end < 0 ? '' : words.plan(months[end]?.plan ?? 0),
    actual: last < 0 ? '' : words.actual(months[last]?.invested ?? 0),
  }
  const isBehind = (actual[last] ?? 0) < (plan[last] ?? 0)
  const grid = {
    left: (2 + words.axis(axis.max).length * 0.9) * rem,
    right: (2 + Math.max(text.plan.length, last === end ? text.actual.length * 1.1 : 0) * 1.15) * rem,
    top: 3.2 * rem,
    bottom: 3 * rem,
  }
  const y = (value: number): number =>
    grid.top + ((axis.max - value) / (axis.max - axis.min)) * (height - grid.top - grid.bottom)
  // At the year's end both labels stand at the right: they make room for each other.
  const [planOffset = 0, actualOffset = 0] =
    last === end && last >= 0
      ? spreadLabels([y(plan[end] ?? 0), y(actual[last] ?? 0)], 2.6 * rem, grid.top, height - grid.bottom)
      : []
  const font = { fontFamily: theme.fontNumber, fontSize: 1.6 * rem, color: theme.textSoft }
  const every = Math.ceil((months.length * 4.6 * rem) / Math.max(1, width - grid.left - grid.right))
  const label = { show: true, fontFamily: theme.fontNumber, fontWeight: 600, fontSize: 2.2 * rem }
  return {
    animation: false,
    grid,
    xAxis: {
      id: 'x',
      type: 'category',
      data: months.map(({ period }) => period),
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.axis } },
      axisLabel: {
        ...font,
        interval: every - 1,
        formatter: (period: Period) => words.tick(period),
      },
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
    series: [
      {
        id: 'plan',
        type: 'line',
        data: plan,
        z: 2,
        symbol: 'circle',
        symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) => (dataIndex === end ? 0.6 * rem : 0),
        showAllSymbol: true,
        itemStyle: { color: theme.nation },
        lineStyle: { color: theme.nation, width: 0.22 * rem, type: 'dashed' },
        label: {
          ...label,
          color: theme.textSoft,
          fontSize: 1.6 * rem,
          fontWeight: 400,
          position: 'right',
          distance: 0.8 * rem,
          offset: [0, planOffset],
          formatter: ({ dataIndex }: { dataIndex: number }) => (dataIndex === end ? text.plan : ''),
        },
      },
      {
        id: 'actual',
        type: 'line',
        data: actual,
        z: 3,
        symbol: 'circle',
        symbolSize: 0.9 * rem,
        showAllSymbol: true,
        itemStyle: { color: theme.home },
        lineStyle: { color: theme.home, width: 0.35 * rem },
        areaStyle: { color: theme.homeFill, origin: 0 },
        label: {
          ...label,
          color: theme.home,
          // On the side where the plan's line does not run through it.
          position: last === end ? 'right' : isBehind ? 'bottom' : 'top',
          distance: 0.8 * rem,
          offset: [0, actualOffset],
          formatter: ({ dataIndex }: { dataIndex: number }) => (dataIndex === last ? text.actual : ''),
        },
      },
    ],
  }
}
