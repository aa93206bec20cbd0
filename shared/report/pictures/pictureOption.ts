import type { Picture } from '#shared/report/document.ts'
import { barOption } from '#shared/report/pictures/barOption.ts'
import { pathOption } from '#shared/report/pictures/pathOption.ts'
import type { PictureLook, PictureOption } from '#shared/report/pictures/pictureLook.ts'
import { progressOption } from '#shared/report/pictures/progressOption.ts'

export { pictureHeight, type PictureLook, type PictureOption } from '#shared/report/pictures/pictureLook.ts'

/** The picture as ECharts draws it; told apart by patterns and labels, and never by colour alone. */
export function pictureOption(picture: Picture, look: PictureLook): PictureOption {
  switch (picture.form) {
    case 'trend':
      return pathOption(picture, look)
    case 'progress':
      return progressOption(picture, look)
    case 'levels':
    case 'ranking':
    case 'contributions':
      return barOption(picture, look)
  }
}
