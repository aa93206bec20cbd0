import type { ChartOption } from '#client/charts/echarts.ts'
import { spreadLabels } from '#client/charts/spreadLabels.ts'
import type { ChartBox, ChartTheme } from '#client/charts/theme.ts'
import { columnOf, type TrendData, type TrendSeries } from '#client/charts/trendData.ts'
import { lonelyPoints, revisionMarks, ringMark, uprightMark, zoomers } from '#client/charts/trendMarks.ts'
import { valueAxis, type ValueAxis } from '#client/charts/valueAxis.ts'
import type { Period } from '#shared/period.ts'

export interface TrendWords {
  /** Value with unit and sign. */
  readonly value: (value: number) => string
  /** Value beside the axis, where the surroundings say the unit; left out: as `value`. */
  readonly axis?: (value: number) => string
  /** Short period under the axis: `20-05`. */
  readonly tick: (index: number) => string
  /** Content of the tooltip at a period; a DOM node, because names come from data. */
  readonly tooltip: (index: number) => HTMLElement
}

export interface TrendOptions {
  readonly lines: readonly TrendSeries[]
  readonly data: TrendData
  readonly words: TrendWords
  /** Slider and pinch zoom, for screens that are touched. */
  readonly zoom?: boolean
  /** First and last index in sight; left out: all. */
  readonly window?: readonly [number, number]
  /** Mark the values that replaced published ones. */
  readonly marksRevisions?: boolean
  /** The index that the reader chose. */
  readonly selected?: number
  /** Leave zero off the axis where the values lie close together far from it. */
  readonly cropped?: boolean
  /** The axis where it is not to follow the values; with `upsideDown` its smallest value is on top, as for places. */
  readonly axis?: ValueAxis
  readonly upsideDown?: boolean
}

const colourOf = (theme: ChartTheme, role: TrendSeries['role']): string =>
  ({
    home: theme.home,
    city: theme.city,
    province: theme.province,
    nation: theme.nation,
    peer: theme.nation,
  })[role]

const isNumber = (value: number): boolean => !Number.isNaN(value)

/** Lines with their last values written at their ends, zero line, calm axis; gaps stay gaps. The first line is the main one. */
export function trendLine(options: TrendOptions, { width, height, theme }: ChartBox): ChartOption {
  const {
    lines,
    data,
    words,
    zoom = false,
    window = [0, data.periods.length - 1],
    marksRevisions = false,
    selected,
    cropped,
    upsideDown = false,
  } = options
  const { rem } = theme
  const columns = lines.map((_, i) => columnOf(data, i))
  const inSight = columns.flatMap((values) => values.slice(window[0], window[1] + 1))
  const axis = options.axis ?? valueAxis(inSight, height > 30 * rem ? 6 : 4, cropped)
  const showsEnd = window[1] >= data.periods.length - 1
  const lineOf = (line: TrendSeries | undefined): string | undefined => line?.stretch?.of ?? line?.id
  const longest = Math.max(0, ...columns.map((c) => words.value(c.findLast(isNumber) ?? 0).length))
  const axisText = words.axis ?? words.value
  const widest = Math.max(axisText(axis.min).length, axisText(axis.max).length)
  const grid = {
    left: Math.max(4.8, 1.2 + widest * 0.85) * rem,
    right: (1.6 + longest * 1.15) * rem,
    top: 1.2 * rem,
    bottom: (zoom ? 7 : 2.8) * rem,
  }
  const plotted = height - grid.top - grid.bottom
  const [top, bottom] = upsideDown ? [axis.min, axis.max] : [axis.max, axis.min]
  const y = (value: number): number => grid.top + ((top - value) / (top - bottom)) * plotted
  const ends = columns.map((values, i) => {
    const { dashed, stretch } = lines[i] ?? {}
    return showsEnd && !dashed && stretch?.isLast !== false ? values.findLast(isNumber) : undefined
  })
  const labelled = ends.flatMap((value, i) => (value === undefined ? [] : [{ i, y: y(value) }]))
  const spread = spreadLabels(
    labelled.map((label) => label.y),
    2 * rem,
    grid.top,
    height - grid.bottom,
  )
  const offsets = new Map(labelled.map(({ i }, k) => [i, spread[k] ?? 0]))
  const font = { fontFamily: theme.fontNumber, fontSize: 1.6 * rem, color: theme.textSoft }
  const everyLabel = Math.max(
    1,
    Math.ceil(data.periods.length / ((width - grid.left - grid.right) / (7 * rem))),
  )

  return {
    animation: false,
    grid,
    dataset: { id: 'trend', source: data.source, dimensions: ['period', ...lines.map((l) => l.id)] },
    xAxis: {
      id: 'x',
      type: 'category',
      data: data.periods,
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { onZero: false, lineStyle: { color: theme.axis } },
      axisLabel: {
        ...font,
        interval: zoom ? 'auto' : everyLabel - 1,
        // ECharts counts the labels from the first one in sight, so the index is looked up.
        formatter: (period: Period) => words.tick(data.periods.indexOf(period)),
        hideOverlap: true,
      },
    },
    yAxis: {
      id: 'y',
      type: 'value',
      ...axis,
      inverse: upsideDown,
      axisLabel: { ...font, formatter: axisText },
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
    ...(zoom && { dataZoom: zoomers(theme, window, !lines[0]?.stretch) }),
    series: lines.map((line, i) => {
      const colour = colourOf(theme, line.role)
      const isMain = lineOf(line) === lineOf(lines[0])
      const values = columns[i] ?? []
      const lonely = lonelyPoints(values)
      const hasUpright = i === 0 && selected !== undefined
      return {
        id: line.id,
        name: line.name,
        type: 'line',
        encode: { x: 0, y: i + 1 },
        z: isMain ? 3 : 2,
        symbol: 'circle',
        symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) =>
          lonely.size === 0 || lonely.has(dataIndex) ? 0.6 * rem : 0,
        showSymbol: lonely.size > 0,
        showAllSymbol: true,
        connectNulls: false,
        itemStyle: { color: colour },
        lineStyle: {
          color: colour,
          width: (isMain ? 0.35 : 0.24) * rem,
          type: line.dashed ? 'dashed' : 'solid',
        },
        ...(isMain &&
          line.role === 'home' &&
          axis.min <= 0 &&
          !upsideDown && { areaStyle: { color: theme.homeFill, origin: 0 } }),
        endLabel: {
          show: ends[i] !== undefined,
          formatter: () => words.value(ends[i] ?? 0),
          distance: 1.1 * rem,
          offset: [0, offsets.get(i) ?? 0],
          color: colour,
          fontFamily: theme.fontNumber,
          fontSize: (isMain ? 2.2 : 1.7) * rem,
          fontWeight: isMain ? 600 : 500,
        },
        // A chart that nobody touches has nothing to mark.
        ...(zoom && {
          markPoint: {
            animation: false,
            label: { show: false },
            itemStyle: { color: theme.panel, borderColor: colour, borderWidth: 2 },
            data: [
              ...(hasUpright ? [uprightMark(selected, top, plotted, theme)] : []),
              ...(isMain && selected !== undefined ? ringMark(selected, values, rem) : []),
              ...(marksRevisions ? revisionMarks(line, data, values, rem) : []),
            ],
          },
        }),
      }
    }),
  }
}
