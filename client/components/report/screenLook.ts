import type { ChartBox } from '#client/charts/theme.ts'
import type { PictureLook } from '#shared/report/pictures/pictureOption.ts'

/** The width in pixels that pictures of reports are laid out for: that of an official document's text. */
export const PICTURE_WIDTH = 590
const LEAST_FONT_PX = 11.5

/** On a screen a picture has the colours of the page; all of it grows with its width. */
export const screenLook = ({ width, height, theme }: ChartBox): PictureLook => ({
  width,
  height,
  fontSize: Math.max(LEAST_FONT_PX, (LEAST_FONT_PX * width) / PICTURE_WIDTH),
  fontText: theme.fontText,
  fontNumber: theme.fontNumber,
  ink: theme.text,
  inkSoft: theme.textSoft,
  grid: theme.line,
  paper: theme.panel,
  own: theme.home,
  others: [theme.city, theme.nation, theme.province],
})
