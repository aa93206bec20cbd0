import type { Picture } from '#shared/report/document.ts'
import {
  colourOf,
  frame,
  hatchOf,
  isLying,
  numbersOf,
  type PictureLook,
  type PictureOption,
} from '#shared/report/pictures/pictureLook.ts'

/** Bars from nought, lying where names need room; the own one is solid, the others are light or hatched. */
export function barOption(picture: Picture, look: PictureLook): PictureOption {
  const { fontSize, ink } = look
  const lying = isLying(picture)
  const names = {
    id: 'names',
    type: 'category',
    data: picture.labels.map((value, i) =>
      i === picture.own ? { value, textStyle: { fontWeight: 'bold' } } : value,
    ),
    inverse: lying,
    axisLine: { onZero: false, lineStyle: { color: ink } },
    axisTick: { show: false },
    axisLabel: {
      fontSize,
      color: ink,
      interval: 0,
      lineHeight: fontSize * 1.25,
      ...(!lying && { width: (look.width * 0.88) / picture.labels.length, overflow: 'break' }),
    },
  }
  const values = {
    id: 'values',
    type: 'value',
    axisLabel: { show: false },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
    boundaryGap: [hasNegative(picture) && lying ? '12%' : 0, lying ? '12%' : '8%'],
  }
  return {
    ...frame(picture, look),
    xAxis: lying ? values : names,
    yAxis: lying ? names : values,
    series: picture.lines.map((line, i) => bars(picture, look, line, i)),
  }
}

const hasNegative = ({ lines }: Picture): boolean =>
  lines.some(({ values }) => values.some((value) => value !== null && value < 0))

function bars(picture: Picture, look: PictureLook, line: Picture['lines'][number], i: number): object {
  const { fontSize, fontNumber, ink, paper } = look
  const write = numbersOf(picture)
  const lying = isLying(picture)
  const one = picture.lines.length === 1
  const fill = (at: number): object => {
    const isOwn = !one || picture.own === undefined ? i === 0 : at === picture.own
    const colour = isOwn ? look.own : colourOf(look, Math.max(1, i))
    return isOwn
      ? { color: colour }
      : { color: paper, borderColor: colour, borderWidth: 0.8, decal: hatchOf(Math.max(1, i), colour) }
  }
  return {
    id: `bars-${i}`,
    name: line.name,
    type: 'bar',
    barMaxWidth: lying ? 15 : 46,
    barGap: '12%',
    itemStyle: fill(picture.own ?? 0),
    data: line.values.map((value, at) => ({
      value: value ?? '-',
      itemStyle: fill(at),
      label: {
        position: lying
          ? value !== null && value < 0
            ? 'left'
            : 'right'
          : value !== null && value < 0
            ? 'bottom'
            : 'top',
        fontWeight: at === picture.own ? 'bold' : 'normal',
      },
    })),
    label: {
      show: true,
      fontSize,
      fontFamily: fontNumber,
      color: ink,
      formatter: ({ value }: { readonly value: unknown }) => (typeof value === 'number' ? write(value) : ''),
    },
  }
}
