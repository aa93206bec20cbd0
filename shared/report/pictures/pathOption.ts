import type { Picture } from '#shared/report/document.ts'
import { decimalsOf } from '#shared/rounding.ts'
import { formatNumber } from '#shared/wording/numeral.ts'
import {
  colourOf,
  frame,
  numbersOf,
  type PictureLook,
  type PictureOption,
} from '#shared/report/pictures/pictureLook.ts'

/** Lines are told apart by stroke and mark, also where there is no colour. */
const STROKES = ['solid', 'dashed', 'dotted', [8, 3, 2, 3]] as const
const MARKS = ['circle', 'emptyRect', 'emptyTriangle', 'emptyDiamond'] as const

/** Paths over time; a missing period is a gap, and a value between two gaps is a mark of its own. */
export function pathOption(picture: Picture, look: PictureLook): PictureOption {
  const { fontSize, fontNumber, ink, inkSoft, grid } = look
  const write = numbersOf(picture)
  const numbers = { fontSize: fontSize * 0.92, fontFamily: fontNumber, color: ink }
  const isAlone = picture.lines.length === 1 && picture.labels.length <= MOST_LABELLED
  return {
    ...frame(picture, look),
    xAxis: {
      id: 'periods',
      type: 'category',
      boundaryGap: picture.labels.length < 4,
      data: shortened(picture.labels),
      axisLine: { onZero: false, lineStyle: { color: ink } },
      axisTick: { alignWithLabel: true, lineStyle: { color: ink } },
      axisLabel: {
        fontSize: fontSize * 0.84,
        color: ink,
        lineHeight: fontSize * 1.15,
        interval: picture.labels.length <= MOST_LABELLED ? 0 : 'auto',
      },
    },
    yAxis: {
      id: 'values',
      type: 'value',
      scale: isRate(picture),
      splitNumber: 4,
      axisLabel: {
        ...numbers,
        color: inkSoft,
        formatter: (value: number) => formatNumber(value, { decimals: decimalsOf(value) }),
      },
      splitLine: { lineStyle: { color: grid, width: 0.6 } },
    },
    series: [
      ...picture.lines.map(({ name, values }, line) => ({
        id: `line-${line}`,
        name,
        type: 'line',
        data: values.map((value, i) => ({
          value: value ?? '-',
          label: {
            show: value !== null && (isAlone || values.slice(i + 1).every((one) => one === null)),
            position: isAlone ? hollowSide(values, i) : sideOf(picture, value ?? 0, i),
          },
        })),
        connectNulls: false,
        showAllSymbol: true,
        symbol: MARKS[line % MARKS.length],
        symbolSize: line === 0 ? 5.5 : 5,
        lineStyle: {
          type: STROKES[line % STROKES.length],
          width: line === 0 ? 2.2 : 1.3,
          color: colourOf(look, line),
        },
        itemStyle: { color: colourOf(look, line) },
        label: {
          formatter: ({ value }: { readonly value: unknown }) =>
            typeof value === 'number' ? write(value) : '',
          ...numbers,
          fontWeight: line === 0 ? 'bold' : 'normal',
        },
        labelLayout: { hideOverlap: true },
        z: 10 - line,
      })),
      ...zeroLine(picture, ink),
    ],
  }
}

const MOST_LABELLED = 14
const isRate = ({ unit }: Picture): boolean => /%|百分点/.test(unit)

/** Below where the path turns upwards, else above it. */
function hollowSide(values: Picture['lines'][number]['values'], at: number): 'top' | 'bottom' {
  const [before, here, after] = [values[at - 1] ?? null, values[at] ?? null, values[at + 1] ?? null]
  return here !== null && before !== null && after !== null && here < before && here < after ? 'bottom' : 'top'
}

/** The side on which a number has no other line: outside the bundle, else after it. */
function sideOf({ lines }: Picture, value: number, at: number): 'top' | 'bottom' | 'right' {
  const there = lines.flatMap(({ values }) => values[at] ?? [])
  if (value === Math.max(...there)) return 'top'
  return value === Math.min(...there) ? 'bottom' : 'right'
}

/** Where values stand on both sides of nought, it is seen. */
function zeroLine({ lines, labels }: Picture, color: string): readonly object[] {
  const all = lines.flatMap(({ values }) => values.filter((value) => value !== null))
  if (!all.some((value) => value < 0) || !all.some((value) => value > 0)) return []
  return [
    {
      id: 'zero',
      name: '0',
      type: 'line',
      data: labels.map(() => 0),
      symbol: 'none',
      silent: true,
      lineStyle: { color, width: 0.8 },
      z: 1,
    },
  ]
}

/** The year once, below the first period of it. */
function shortened(labels: readonly string[]): readonly string[] {
  const parts = labels.map((label) => /^(\d{4}年)(.+)$/.exec(label))
  return labels.map((label, i) => {
    const [, year, rest] = parts[i] ?? []
    if (year === undefined || rest === undefined) return label
    return parts[i - 1]?.[1] === year ? rest : `${rest}\n${year}`
  })
}
