import type { Picture } from '#shared/report/document.ts'
import type { DrawnPicture } from '#server/reports/pictures/drawnPicture.ts'
import { drawPngs } from '#server/reports/pictures/drawPngs.ts'
import { drawSvg } from '#server/reports/pictures/drawSvg.ts'

/** Every picture of a report as vectors, and as pixels where this server has a browser. In the given order. */
export async function drawPictures(pictures: readonly Picture[]): Promise<readonly DrawnPicture[]> {
  const drawn = await Promise.all(pictures.map(drawSvg))
  const pngs = await drawPngs(drawn)
  return drawn.map((picture, i) => ({ ...picture, png: pngs?.[i] ?? null }))
}
