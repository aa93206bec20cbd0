import { chromium } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { paperParts } from '#shared/report/paper/paperParts.ts'
import type { ReportDocument } from '#shared/report/document.ts'
import { drawPictures } from '#server/reports/pictures/drawPictures.ts'
import { drawSvg } from '#server/reports/pictures/drawSvg.ts'
import { firstBrowser } from '#server/reports/print/findBrowser.ts'
import { printPdf } from '#server/reports/print/printPdf.ts'
import { reportHtml } from '#server/reports/print/reportHtml.ts'
import { withPage } from '#server/reports/print/withPage.ts'
import { findChromium } from '#server/tools/chromium.mjs'
import { BUREAU, someReport, TERMS } from '#test/server/reports/print/someReport.ts'
import { somePictures } from '#test/shared/report/pictures/somePictures.ts'
import { FLAGS } from '#test/support/chromium.ts'

const HOSTILE = `<script>alert(1)</script>"'&</style><img src=x onerror=alert(1)>`

async function page(document: ReportDocument): Promise<string> {
  const pictures = document.blocks.flatMap((block) => (block.type === 'picture' ? [block.picture] : []))
  return reportHtml(document, {
    terms: TERMS,
    bureau: BUREAU,
    pictures: await Promise.all(pictures.map(drawSvg)),
  })
}

describe('the page of a report', () => {
  test('has everything of the paper in its order, and a picture for each caption', async () => {
    const document = someReport()
    const html = await page(document)
    const captions = paperParts(document, BUREAU, TERMS.issued).flatMap((part) =>
      part.part === 'picture' ? [part.caption] : [],
    )
    const places = captions.map((caption) => html.indexOf(`<figcaption>${caption}`))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(Math.min(...places)).toBeGreaterThan(0)
    expect(html.match(/<svg /g)).toHaveLength(captions.length)
    expect(html).toContain(`${BUREAU}</p>`)
    expect(html).toContain('含演示数据')
  })

  test('lets no text of a report become markup, in words, names or pictures', async () => {
    const [picture] = somePictures()
    if (!picture) throw new Error('there is no picture')
    const hostile = [{ text: HOSTILE, strong: true as const }]
    const html = await page({
      ...someReport(),
      title: HOSTILE,
      blocks: [
        { type: 'paragraph', runs: hostile },
        { type: 'table', title: hostile, head: [hostile], rows: [[hostile]] },
        {
          type: 'picture',
          picture: {
            ...picture,
            form: 'ranking',
            title: HOSTILE,
            unit: HOSTILE,
            note: HOSTILE,
            labels: picture.labels.map(() => HOSTILE),
            lines: picture.lines.map((line) => ({ ...line, name: HOSTILE })),
          },
        },
      ],
    })
    expect(html).not.toMatch(/<script|<img|<[^>]*\sonerror/i)
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    expect(html).toContain("default-src 'none'")
  })
})

test('pictures are well-formed, and as pixels twice their size', async () => {
  const pictures = somePictures()
  for (const { svg, png, width, height } of await drawPictures(pictures)) {
    expect(svg).not.toMatch(/=""\w|NaN|undefined/)
    const bytes = Buffer.from(png ?? [])
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([width * 2, height * 2])
  }
}, 20_000)

describe('on paper', () => {
  test('pages are A4 and tagged, headings make an outline, and numbers of pages are there', async () => {
    const pdf = Buffer.from(await printPdf(await page(someReport()))).toString('latin1')
    expect(pdf).toMatch(/\/MediaBox \[0 0 594\.9\d* 841\.9\d*\]/)
    expect(pdf).toMatch(/\/MarkInfo <<\/Type \/MarkInfo\s*\/Marked true/)
    expect(pdf).toMatch(/\/Type \/Outlines|\/Outlines \d+ 0 R/)
    expect(pdf).not.toMatch(/\/JavaScript|\/URI/)
  }, 20_000)

  test('28 characters fill a line and 22 lines a page', async () => {
    const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: FLAGS })
    try {
      const paper = await browser.newPage()
      await paper.emulateMedia({ media: 'print' })
      await paper.setViewportSize({ width: 590, height: 900 })
      const runs = [{ text: '观'.repeat(26 + 28 * 21) }]
      await paper.setContent(
        await page({ ...someReport(), demo: false, blocks: [{ type: 'paragraph', runs }] }),
      )
      const box = await paper.locator('body > p').first().boundingBox()
      const mm = (pixels: number | undefined): number => ((pixels ?? 0) * 25.4) / 96
      // The viewport is 156 mm wide: with one line more or less the characters would not fill it.
      expect(mm(box?.height)).toBeCloseTo(225, 0)
      expect(mm(box?.width)).toBeCloseTo(156, 0)
    } finally {
      await browser.close()
    }
  }, 20_000)
})

describe('a browser', () => {
  test('that is not there is said to be missing', async () => {
    expect(await firstBrowser(['/nowhere/chromium', '/bin/false'])).toBeNull()
    const work = withPage({ browser: Promise.resolve(null) }, () => Promise.resolve(1))
    await expect(work).rejects.toMatchObject({ code: 'no-browser' })
  })

  test('that takes too long is ended, and the next one who prints is not kept waiting', async () => {
    const never = withPage({ seconds: 2 }, () => new Promise<never>(() => undefined))
    await expect(never).rejects.toMatchObject({ code: 'print-failed', params: { seconds: 2 } })
    expect(await withPage({}, (paper) => paper.title())).toBe('')
  }, 20_000)

  test('runs nothing and reaches nothing', async () => {
    const said = await withPage({}, async (paper) => {
      const asked: string[] = []
      paper.on('requestfinished', (request) => asked.push(request.url()))
      await paper.setContent(
        '<title>as it was</title><script>document.title = "changed"</script><img src="http://127.0.0.1:9/">',
      )
      return [await paper.title(), ...asked]
    })
    expect(said).toEqual(['as it was'])
  }, 20_000)
})
