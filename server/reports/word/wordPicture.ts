import { ImageRun, Paragraph } from 'docx'
import type { DrawnPicture } from '#server/reports/pictures/drawnPicture.ts'
import { cleanText } from '#server/reports/word/cleanText.ts'
import { crossedBox } from '#server/reports/word/crossedBox.ts'
import { TEXT_MM } from '#shared/report/paper/officialLayout.ts'
import { STYLE } from '#server/reports/word/wordStyles.ts'

const PIXELS_A_MM = 96 / 25.4
/** A picture leaves room for its caption and a line of text. */
const MOST = { width: TEXT_MM.width * PIXELS_A_MM, height: (TEXT_MM.height - 25) * PIXELS_A_MM }

/**
 * The picture in a paragraph of its own, `name` read to whom cannot see it. Where there are only vectors, programs that
 * do not know them show a crossed box rather than nothing.
 */
export function wordPicture({ svg, png, width, height }: DrawnPicture, name: string): Paragraph {
  const scale = Math.min(1, MOST.width / width, MOST.height / height)
  const transformation = { width: Math.floor(width * scale), height: Math.floor(height * scale) }
  const description = cleanText(name)
  const altText = { name: description, title: description, description }
  const image =
    png === null
      ? new ImageRun({
          type: 'svg',
          data: Buffer.from(svg),
          fallback: { type: 'png', data: crossedBox(width, height) },
          transformation,
          altText,
        })
      : new ImageRun({ type: 'png', data: png, transformation, altText })
  return new Paragraph({ style: STYLE.picture, children: [image] })
}
