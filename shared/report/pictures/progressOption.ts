import type { Picture } from '#shared/report/document.ts'
import {
  frame,
  numbersOf,
  type PictureLook,
  type PictureOption,
} from '#shared/report/pictures/pictureLook.ts'

/** Completions as bars along the year's plan, an upright stroke where the schedule is, and both in words beside them. */
export function progressOption(picture: Picture, look: PictureLook): PictureOption {
  const { fontSize, fontText, ink, grid, own } = look
  const [done, schedule] = picture.lines
  const write = numbersOf(picture)
  const words = picture.labels.map((_, i) => {
    const [is, due] = [done?.values[i] ?? null, schedule?.values[i] ?? null]
    return [...(is === null ? [] : [`${write(is)}%`]), ...(due === null ? [] : [`序时${write(due)}%`])].join(
      '　',
    )
  })
  const axis = { type: 'category', inverse: true, axisTick: { show: false } }
  const text = { fontSize, fontFamily: fontText, color: ink, interval: 0 }
  const most = Math.max(100, ...(done?.values ?? []).map((value) => value ?? 0))
  return {
    ...frame(picture, look),
    xAxis: {
      id: 'values',
      type: 'value',
      min: Math.min(0, ...(done?.values ?? []).map((value) => value ?? 0)),
      max: most,
      interval: most > 100 ? undefined : 25,
      axisLabel: { show: false },
      splitLine: { lineStyle: { color: grid, width: 0.6 } },
    },
    yAxis: [
      {
        id: 'names',
        ...axis,
        data: picture.labels,
        axisLine: { lineStyle: { color: ink } },
        axisLabel: text,
      },
      {
        id: 'words',
        ...axis,
        data: words,
        position: 'right',
        axisLine: { show: false },
        axisLabel: { ...text, margin: 10 },
      },
    ],
    series: [
      {
        id: 'done',
        name: done?.name,
        type: 'bar',
        barMaxWidth: 13,
        itemStyle: { color: own },
        data: done?.values.map((value) => value ?? '-'),
      },
      ...(schedule
        ? [
            {
              id: 'schedule',
              name: schedule.name,
              type: 'line',
              symbol: 'rect',
              symbolSize: [3, 19],
              showAllSymbol: true,
              lineStyle: { opacity: 0 },
              itemStyle: { color: look.paper, borderColor: ink, borderWidth: 1, opacity: 1 },
              data: schedule.values.map((value, i) => [value ?? '-', i]),
              z: 5,
            },
          ]
        : []),
    ],
  }
}
