import type { Picture } from '#shared/report/document.ts'
import { decimalsOf } from '#shared/rounding.ts'
import { formatNumber } from '#shared/wording/numeral.ts'

/** What decides how a picture looks and not what it says: paper is black and white, a screen has its own colours. */
export interface PictureLook {
  readonly width: number
  readonly height: number
  /** Pixels. */
  readonly fontSize: number
  readonly fontText: string
  readonly fontNumber: string
  readonly ink: string
  readonly inkSoft: string
  readonly grid: string
  /** Background of marks that are to be seen as hollow. */
  readonly paper: string
  /** Of the district itself, and of what stands beside it in turn. */
  readonly own: string
  readonly others: readonly string[]
}

/** An option of ECharts with line, bar, grid, title and legend; the picture's own title is left to the caption. */
export type PictureOption = Readonly<Record<string, unknown>>

/** Names that need room stand beside lying bars; up to so many stand below upright ones. */
const MOST_UPRIGHT = 6
export const isLying = ({ form, labels }: Picture): boolean =>
  form !== 'trend' && (form !== 'levels' || labels.length > MOST_UPRIGHT)

/** How tall a picture should be drawn for a width, so that every name and number has its place. */
export function pictureHeight(picture: Picture, width: number): number {
  const rows =
    picture.form === 'levels' ? picture.labels.length * picture.lines.length : picture.labels.length
  return isLying(picture) ? 62 + rows * 21 : Math.round(width * 0.44)
}

/** Writes the picture's numbers, all with the same decimals; changes carry their sign. */
export function numbersOf({ form, lines }: Picture): (value: number) => string {
  const all = lines.flatMap(({ values }) => values.filter((value) => value !== null))
  const decimals = Math.min(2, Math.max(0, ...all.map(decimalsOf)))
  return (value) => formatNumber(value, { decimals, signed: form === 'contributions' })
}

export const colourOf = ({ own, others }: PictureLook, line: number): string =>
  line === 0 ? own : (others[(line - 1) % others.length] ?? own)

/** Hatching, so that bars can be told apart without colour; the first is solid. */
export const hatchOf = (line: number, colour: string): object | undefined =>
  line === 0
    ? undefined
    : {
        symbol: 'rect',
        dashArrayX: [1, 0],
        dashArrayY: [1.4, 4],
        rotation: (line % 2 ? -1 : 1) * 0.785,
        color: colour,
      }

/** What all forms share: the unit at the upper left, who is who at the upper right, remarks below. */
export function frame(picture: Picture, look: PictureLook): PictureOption {
  const { fontSize, fontText, ink, inkSoft } = look
  const note = [...(picture.note ? [picture.note] : []), ...(picture.demo ? ['演示数据'] : [])].join('；')
  const small = { fontSize: fontSize * 0.92, fontWeight: 'normal', fontFamily: fontText, color: inkSoft }
  return {
    animation: false,
    textStyle: { fontFamily: fontText, fontSize, color: ink },
    title: [
      { text: `单位：${picture.unit}`, left: 0, top: 0, padding: [3, 0], textStyle: small },
      ...(note
        ? [
            {
              text: `注：${note}`,
              left: 0,
              bottom: 0,
              padding: [3, 0],
              textStyle: { ...small, width: look.width, overflow: 'break' },
            },
          ]
        : []),
    ],
    legend: {
      show: picture.lines.length > 1,
      data: picture.lines.map(({ name }) => name),
      right: 0,
      top: 0,
      padding: [1, 4, 1, 0],
      itemWidth: 30,
      itemHeight: fontSize * 0.8,
      itemGap: fontSize,
      textStyle: { fontSize, color: ink, fontFamily: fontText },
    },
    grid: {
      id: 'grid',
      left: 2,
      right: 4,
      top: fontSize * 2.6,
      bottom: note ? fontSize * 1.9 : 2,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
  }
}
