import { describe, expect, test } from 'vitest'
import { paperParts } from '#shared/report/paper/paperParts.ts'
import type { ReportDocument } from '#shared/report/document.ts'
import { drawPictures } from '#server/reports/pictures/drawPictures.ts'
import { drawSvg } from '#server/reports/pictures/drawSvg.ts'
import { firstBrowser } from '#server/reports/print/findBrowser.ts'
import { printPdf } from '#server/reports/print/printPdf.ts'
import { reportHtml } from '#server/reports/print/reportHtml.ts'
import { withPage } from '#server/reports/print/withPage.ts'
import { BUREAU, someReport, TERMS } from '#test/server/reports/print/someReport.ts'
import { somePictures } from '#test/shared/report/pictures/somePictures.ts'

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
    const tags = html.replace(/="[^"]*"/g, '=""').match(/<[^>]*>/g) ?? []
    expect(tags.filter((tag) => /script|<img|onerror/i.test(tag))).toEqual([])
    expect(tags.filter((tag) => tag === '</style>')).toHaveLength(1)
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
})

describe('on paper', () => {
  test('pages are A4 and tagged, headings make an outline, and numbers of pages are there', async () => {
    const pdf = Buffer.from(await printPdf(await page(someReport()))).toString('latin1')
    expect(pdf).toMatch(/\/MediaBox \[0 0 594\.9\d* 841\.9\d*\]/)
    expect(pdf).toMatch(/\/MarkInfo <<\/Type \/MarkInfo\s*\/Marked true/)
    expect(pdf).toMatch(/\/Type \/Outlines|\/Outlines \d+ 0 R/)
    expect(pdf).not.toMatch(/\/JavaScript|\/URI/)
  })
})

describe('a browser', () => {
  test('that is not there is said to be missing', async () => {
    expect(await firstBrowser(['/nowhere/chromium', '/bin/false'])).toBeNull()
    const work = withPage({ browser: Promise.resolve(null) }, () => Promise.resolve(1))
    await expect(work).rejects.toMatchObject({ code: 'no-browser' })
  })

  test('that takes too long is ended, and the next one who prints is not kept waiting', async () => {
    const never = withPage({ seconds: 1 }, () => new Promise<never>(() => undefined))
    const next = withPage({}, (paper) => paper.title())
    await expect(never).rejects.toMatchObject({ code: 'print-failed', params: { seconds: 1 } })
    expect(await next).toBe('')
  })

  test('runs nothing, reaches nothing, and sets 28 characters a line and 22 lines a page', async () => {
    const runs = [{ text: '观'.repeat(26 + 28 * 21) }]
    const html = await page({ ...someReport(), demo: false, blocks: [{ type: 'paragraph', runs }] })
    await withPage({}, async (paper) => {
      await paper.setContent('<title>as it was</title><script>document.title = "changed"</script>')
      expect(await paper.title()).toBe('as it was')
      await expect(paper.goto('http://127.0.0.1:9/')).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
      await paper.emulateMedia({ media: 'print' })
      await paper.setViewportSize({ width: 590, height: 900 })
      await paper.setContent(html)
      const box = await paper.locator('body > p').first().boundingBox()
      const mm = (pixels = 0): number => (pixels * 25.4) / 96
      // 26 characters after the indent and 28 on each line of 156 mm: one more a line, or one less, and there are not 22.
      expect([mm(box?.width), mm(box?.height)]).toEqual([expect.closeTo(156, 0), expect.closeTo(225, 0)])
    })
  })
})
