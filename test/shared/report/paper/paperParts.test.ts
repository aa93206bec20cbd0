import { describe, expect, it } from 'vitest'
import { asPeriod } from '#shared/period.ts'
import type { ReportBlock, ReportDocument } from '#shared/report/document.ts'
import { paperParts, type PaperPart } from '#shared/report/paper/paperParts.ts'

const runs = (text: string) => [{ text }]
const heading = (level: 1 | 2 | 3 | 4, text: string): ReportBlock => ({
  type: 'heading',
  level,
  runs: runs(text),
})
const paragraph = (text: string): ReportBlock => ({ type: 'paragraph', runs: runs(text) })
const table = (title: string | null): ReportBlock => ({
  type: 'table',
  title: title === null ? null : runs(title),
  head: [runs('指标')],
  rows: [[runs('1')]],
})
const picture = (title: string, unit: string, span: string): ReportBlock => ({
  type: 'picture',
  picture: { form: 'trend', title, unit, span, labels: [], lines: [] },
})

const partsOf = (...blocks: ReportBlock[]): readonly PaperPart[] => {
  const document: ReportDocument = {
    title: '工作报告',
    blocks,
    figures: [],
    missing: [],
    remarks: [],
    demo: false,
  }
  return paperParts(document, '发展改革和统计局', asPeriod('2020-07-10'))
}
const names = (parts: readonly PaperPart[]): string[] => parts.map(({ part }) => part)

describe('parts of a paper', () => {
  it('begins with the title of the document where the text has none of its own', () => {
    expect(partsOf(paragraph('正文。'))[0]).toEqual({ part: 'title', runs: runs('工作报告') })
    expect(names(partsOf(heading(1, '题'), paragraph('正文。')))).toEqual(['title', 'paragraph', 'signature'])
  })

  it('takes a short line under the title for its byline, a sentence for text', () => {
    const under = (text: string) => partsOf(heading(1, '题'), paragraph(text))[1]?.part
    expect(under('2020年7月10日　　数据截止：2020年6月30日')).toBe('byline')
    expect(under('经济运行平稳。')).toBe('paragraph')
    expect(under('长'.repeat(29))).toBe('paragraph')
    expect(partsOf(heading(1, '题'), heading(2, '一、'), paragraph('短'))[2]?.part).toBe('paragraph')
  })

  it('signs where the text ends and what is attached begins', () => {
    const parts = partsOf(
      heading(2, '一、工作'),
      paragraph('正文。'),
      heading(2, '附表　主要指标'),
      heading(2, '附注'),
    )
    expect(names(parts)).toEqual(['title', 'heading', 'paragraph', 'signature', 'heading', 'heading'])
  })

  it('gives an annex a page of its own, notes none', () => {
    const parts = partsOf(heading(2, '附加说明'), heading(2, '附表　主要指标'), heading(2, '附注'))
    expect(parts.flatMap((part) => (part.part === 'heading' ? [part.newPage] : []))).toEqual([
      false,
      true,
      false,
    ])
  })

  it('numbers pictures and titled tables, each on their own', () => {
    const parts = partsOf(
      picture('投资增速', '%', '2020年1—5月'),
      table('项目'),
      table(null),
      picture('收入', '', ''),
      table('再'),
    )
    const captions = parts.flatMap((part) =>
      part.part === 'picture'
        ? [part.caption]
        : part.part === 'table'
          ? [part.caption?.map(({ text }) => text).join('') ?? null]
          : [],
    )
    expect(captions).toEqual(['图1　投资增速（2020年1—5月，%）', '表1　项目', null, '图2　收入', '表2　再'])
  })

  it('marks items by their number, or by the dash of official documents', () => {
    const item = (number: number | null): ReportBlock => ({ type: 'item', number, runs: runs('甲') })
    expect(partsOf(item(3), item(null)).flatMap((part) => (part.part === 'item' ? [part.mark] : []))).toEqual(
      ['3.', '——'],
    )
  })
})
