import type { Picture } from '#shared/report/document.ts'

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

/** An option of ECharts with line, bar, grid and legend; the title is left to the caption. */
export type PictureOption = Readonly<Record<string, unknown>>

/** How tall a picture should be drawn for a width, so that every name and number has its place. */
export const pictureHeight = (picture: Picture, width: number): number =>
  picture.form === 'trend' || picture.form === 'levels'
    ? Math.round(width * 0.46)
    : 64 + picture.labels.length * 24

/** The picture as ECharts draws it; told apart by patterns and labels, and never by colour alone. */
export function pictureOption(picture: Picture, look: PictureLook): PictureOption {
  return {
    textStyle: { fontFamily: look.fontText, fontSize: look.fontSize },
    series: [],
    title: picture.title,
  }
}
