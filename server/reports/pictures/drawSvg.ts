import type { Picture } from '#shared/report/document.ts'
import { FONT, TEXT_MM } from '#shared/report/paper/officialLayout.ts'
import { pictureHeight, pictureOption, type PictureLook } from '#shared/report/pictures/pictureOption.ts'

/** A picture as SVG, with its size in CSS pixels. */
export interface SvgPicture {
  readonly svg: string
  readonly width: number
  readonly height: number
}

/** The width of the text of an official document, at 96 pixels to the inch. */
const WIDTH = Math.round((TEXT_MM.width * 96) / 25.4)
/** In single quotes, since they stand in attributes of the SVG. */
const TYPE = `'${FONT.body}',FangSong,STFangsong,'Noto Serif CJK SC','Source Han Serif SC',SimSun,serif`
const ON_PAPER: Omit<PictureLook, 'width' | 'height'> = {
  fontSize: 12.5,
  fontText: TYPE,
  fontNumber: TYPE,
  ink: '#000',
  inkSoft: '#333',
  grid: '#bbb',
  paper: '#fff',
  own: '#1f1f1f',
  others: ['#6e6e6e', '#9a9a9a', '#4a4a4a', '#b5b5b5'],
}

/** Draws without a browser; nothing of a document is in it but text and numbers. */
export async function drawSvg(picture: Picture): Promise<SvgPicture> {
  const { init } = await import('#server/reports/pictures/echarts.ts')
  const [width, height] = [WIDTH, pictureHeight(picture, WIDTH)]
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption(pictureOption(picture, { ...ON_PAPER, width, height }))
    return { svg: withoutPointing(chart.renderToSVGString({ useViewBox: true })), width, height }
  } finally {
    chart.dispose()
  }
}

/** Nobody points at paper: without what a picture would do then. Quotes and brackets of its texts are escaped. */
const withoutPointing = (svg: string): string =>
  svg.replace(/<style ?>.*?<\/style>/gs, '').replace(/ (?:class|ecmeta_\w+)="[^"]*"/g, '')
