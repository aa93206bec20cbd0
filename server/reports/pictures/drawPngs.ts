import type { SvgPicture } from '#server/reports/pictures/drawSvg.ts'
import { findBrowser } from '#server/reports/print/findBrowser.ts'
import { withPage } from '#server/reports/print/withPage.ts'

/** The pictures as PNG at twice their size, all by one browser; null where this server has none. */
export async function drawPngs(pictures: readonly SvgPicture[]): Promise<readonly Uint8Array[] | null> {
  if (pictures.length === 0) return []
  if ((await findBrowser()) === null) return null
  return withPage({ scale: 2 }, async (page) => {
    const pngs: Uint8Array[] = []
    for (const { svg, width, height } of pictures) {
      await page.setViewportSize({ width, height })
      await page.setContent(`<body style="margin:0">${svg}</body>`)
      pngs.push(await page.screenshot({ type: 'png' }))
    }
    return pngs
  })
}
