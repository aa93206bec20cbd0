import { beforeAll, describe, expect, it } from 'vitest'
import { reportWord } from '#server/reports/word/reportWord.ts'
import type { DrawnPicture } from '#server/reports/pictures/drawnPicture.ts'
import type { ReportDocument } from '#shared/report/document.ts'
import { BUREAU, someReport, TERMS } from '#test/server/reports/print/someReport.ts'
import { openWord, type OpenWord } from '#test/server/reports/word/openWord.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
)
const drawn = (png: Buffer | null): DrawnPicture => ({
  svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 590 300"/>',
  png,
  width: 590,
  height: 300,
})
const pictureCount = (document: ReportDocument): number =>
  document.blocks.filter(({ type }) => type === 'picture').length

async function word(document: ReportDocument, png: Buffer | null = PNG): Promise<OpenWord> {
  const pictures = Array.from({ length: pictureCount(document) }, () => drawn(png))
  return openWord(await reportWord(document, { terms: TERMS, bureau: BUREAU, pictures }))
}

const MM = 1440 / 25.4
/** The attribute of the first element of that name. */
const attribute = (xml: string, element: string, name: string): string | undefined =>
  new RegExp(`<${element}\\b[^>]*\\s${name}="([^"]*)"`).exec(xml)?.[1]
const number = (xml: string, element: string, name: string): number => Number(attribute(xml, element, name))

describe('a report in Word', () => {
  let file: OpenWord
  let xml: string
  beforeAll(async () => {
    file = await word(someReport())
    xml = file.text('word/document.xml')
  })

  it('is A4 with the margins 37, 35, 28 and 26 mm', () => {
    expect([number(xml, 'w:pgSz', 'w:w'), number(xml, 'w:pgSz', 'w:h')]).toEqual([11906, 16838])
    const margins = ['top', 'bottom', 'left', 'right'].map((side) => number(xml, 'w:pgMar', `w:${side}`) / MM)
    for (const [i, mm] of [37, 35, 28, 26].entries()) expect(margins[i]).toBeCloseTo(mm, 1)
  })

  it('has room for 22 lines of 28 characters of 3号 and none for one more', () => {
    const side = (name: string): number => number(xml, 'w:pgMar', `w:${name}`)
    const height = number(xml, 'w:pgSz', 'w:h') - side('top') - side('bottom')
    const width = number(xml, 'w:pgSz', 'w:w') - side('left') - side('right')
    expect(attribute(xml, 'w:docGrid', 'w:type')).toBe('linesAndChars')
    const line = number(xml, 'w:docGrid', 'w:linePitch')
    const inGrid = (16 + number(xml, 'w:docGrid', 'w:charSpace') / 4096) * 20
    const normal = file.style('Normal')
    const inStyle =
      number(normal, 'w:sz', 'w:val') * 10 + number(normal.split('<w:rPr>')[1] ?? '', 'w:spacing', 'w:val')
    expect(number(normal, 'w:spacing', 'w:line')).toBe(line)
    expect(attribute(normal, 'w:spacing', 'w:lineRule')).toBe('exact')
    expect(Math.floor(height / line)).toBe(22)
    for (const character of [inGrid, inStyle]) expect(Math.floor(width / character)).toBe(28)
  })

  it.each([
    ['Normal', '仿宋_GB2312', 32, ''],
    ['Title', '方正小标宋简体', 44, ''],
    ['Heading1', '黑体', undefined, '0'],
    ['Heading2', '楷体_GB2312', undefined, '1'],
    ['OfficialByline', '楷体_GB2312', undefined, ''],
    ['Caption', '黑体', 24, ''],
    ['Footer', '宋体', 28, ''],
  ])('sets %s in %s, Latin letters and quotes too', (id, font, size, outline) => {
    const style = file.style(id)
    for (const script of ['ascii', 'hAnsi', 'eastAsia'])
      expect(attribute(style, 'w:rFonts', `w:${script}`)).toBe(font)
    if (size !== undefined) expect(number(style, 'w:sz', 'w:val')).toBe(size)
    expect(attribute(style, 'w:outlineLvl', 'w:val') ?? '').toBe(outline)
  })

  it('sets the third level of headings in bold 仿宋 and indents text by two characters', () => {
    expect(file.style('Heading3')).toContain('<w:b/>')
    expect(attribute(file.style('Heading3'), 'w:rFonts', 'w:eastAsia')).toBeUndefined()
    for (const id of ['OfficialBody', 'Heading1', 'Heading2', 'Heading3'])
      expect(attribute(file.style(id), 'w:ind', 'w:firstLineChars')).toBe('200')
  })

  it('gives every block its style, in the order of the document', () => {
    const styles = file.paragraphs.map(({ style }) => style)
    expect(styles.slice(0, 7)).toEqual([
      'Title',
      'OfficialByline',
      'Heading1',
      'Heading2',
      'OfficialBody',
      'OfficialBody',
      'Heading2',
    ])
    const headings = file.paragraphs.filter(({ style }) => style === 'Heading1').map(({ text }) => text)
    expect(headings).toEqual([
      '一、上半年主要工作',
      '二、下半年安排',
      '附表　主要指标',
      '附注（系统自动生成）',
    ])
    expect(file.paragraphs[4]?.xml).toContain('<w:b/>')
  })

  it('numbers pages “— 1 —”, odd ones at the right and even ones at the left, one character in', () => {
    expect(file.text('word/settings.xml')).toContain('<w:evenAndOddHeaders')
    const relations = file.text('word/_rels/document.xml.rels')
    const footer = (type: string): string => {
      const id = new RegExp(`<w:footerReference w:type="${type}" r:id="([^"]+)"`).exec(xml)?.[1] ?? ''
      const relation = new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`).exec(relations)?.[0] ?? ''
      return file.text(`word/${/Target="([^"]+)"/.exec(relation)?.[1] ?? ''}`)
    }
    for (const [type, side] of [
      ['default', 'right'],
      ['even', 'left'],
    ] as const) {
      expect(attribute(footer(type), 'w:jc', 'w:val')).toBe(side)
      expect(attribute(footer(type), 'w:ind', `w:${side}`)).toBe('280')
      expect(footer(type)).toMatch(/— <.*PAGE.*> —</s)
    }
    // The dashes lie 7 mm below the text.
    const below = number(xml, 'w:pgMar', 'w:bottom') - number(xml, 'w:pgMar', 'w:footer') - 280
    expect(below / MM).toBeCloseTo(7, 1)
  })

  it('repeats the head of a table, breaks no row and aligns numbers at the right', () => {
    const table = /<w:tbl>.*<\/w:tbl>/s.exec(xml)?.[0] ?? ''
    const rows = [...table.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row)
    expect(rows).toHaveLength(41)
    expect(rows.filter((row) => row.includes('<w:tblHeader'))).toEqual([rows[0]])
    expect(rows.every((row) => row.includes('<w:cantSplit'))).toBe(true)
    const aligned = [...(rows[2] ?? '').matchAll(/<w:jc w:val="(\w+)"/g)].map(([, side]) => side)
    expect(aligned).toEqual(['left', 'center', 'right', 'right'])
    const widths = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))
    expect(widths.reduce((all, one) => all + one, 0)).toBe(11906 - 1587 - 1474)
  })

  it('has every picture once, within the text, said in words, above its caption', () => {
    const count = pictureCount(someReport())
    const pictures = file.paragraphs.filter(({ style }) => style === 'OfficialPicture')
    expect(pictures).toHaveLength(count)
    for (const { xml: picture } of pictures) {
      expect(number(picture, 'wp:extent', 'cx')).toBeLessThanOrEqual(156 * 36_000)
      expect(attribute(picture, 'wp:docPr', 'descr')).toMatch(/^图\d+\u3000/)
    }
    file.paragraphs.forEach(({ style }, i) => {
      if (style === 'OfficialPicture') expect(file.paragraphs[i + 1]?.style).toBe('Caption')
    })
    expect(file.names.filter((name) => name.endsWith('.svg'))).toEqual([])
  })

  it('is signed by bureau and date before what is attached, and the annex begins a page', () => {
    const texts = file.paragraphs.map(({ text }) => text)
    const at = texts.indexOf(BUREAU)
    expect(texts.slice(at, at + 3)).toEqual([BUREAU, '2020年7月10日', '附表　主要指标'])
    expect(file.paragraphs[at + 2]?.xml).toContain('<w:pageBreakBefore/>')
    expect(file.paragraphs[at - 1]?.xml).toContain('<w:keepNext/>')
  })

  it('names title and bureau as its own, and says on every page that figures are for demonstration', async () => {
    const core = file.text('docProps/core.xml')
    expect(core).toContain(`<dc:title>${someReport().title}</dc:title>`)
    expect(core).toContain(`<dc:creator>${BUREAU}</dc:creator>`)
    expect(file.text('word/header1.xml')).toContain('含演示数据')
    const real = await word({ ...someReport(), demo: false })
    expect(real.names.filter((name) => name.startsWith('word/header'))).toEqual([])
  })

  it('without a browser has pictures as vectors, with a box that tells others of a picture not shown', async () => {
    const vectors = await word(someReport(), null)
    const media = vectors.names.filter((name) => name.startsWith('word/media/'))
    expect(media.some((name) => name.endsWith('.svg'))).toBe(true)
    const fallback = media.find((name) => name.endsWith('.png')) ?? ''
    expect(vectors.bytes(fallback).readUInt32BE(16)).toBe(590)
  })

  it('keeps hostile text as text and leaves out what XML cannot hold', async () => {
    const text = `</w:t><w:br/>&amp;"'<script>\u0000\u0008\u001b\ufffe\ud800 好\u{2000b}`
    const hostile = await word({
      ...someReport(),
      title: text,
      blocks: [
        { type: 'heading', level: 2, runs: [{ text }] },
        { type: 'table', title: [{ text }], head: [[{ text }]], rows: [[[{ text }]]] },
        {
          type: 'picture',
          picture: { form: 'trend', title: text, unit: text, span: text, labels: [], lines: [] },
        },
      ],
    })
    for (const name of ['word/document.xml', 'docProps/core.xml']) {
      const content = hostile.text(name)
      // eslint-disable-next-line no-control-regex
      expect(content).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\ufffd/)
      expect(content).not.toContain('<script>')
      expect(content).toContain('&lt;script&gt;')
      expect(content.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|apos);)/)
    }
    expect(hostile.paragraphs[0]?.text).toContain('好\u{2000b}')
  })
})
