import { AlignmentType, LineRuleType, type IStylesOptions } from 'docx'
import { FONT, SIZE_PT } from '#shared/report/paper/officialLayout.ts'
import { characters, halfPoints, LINE, twipsOfPoints } from '#server/reports/word/wordMeasures.ts'
import { fontOf } from '#server/reports/word/wordRuns.ts'

const INDENTED = { firstLine: characters(2), firstLineChars: 200 }
/** A line of exactly the grid's height. */
export const ON_GRID = { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const
const run = (font: string, points: number, bold = false) => ({
  font: fontOf(font),
  size: halfPoints(points),
  bold,
  italics: false,
  color: '000000',
})
const heading = (font: string, bold: boolean) => ({
  quickFormat: true,
  run: run(font, SIZE_PT.three, bold),
  paragraph: { spacing: ON_GRID, indent: INDENTED, keepNext: true },
})

/** Lines of a table are closer than those of the text. */
const TABLE_LINE = twipsOfPoints(20)
/** Styles by the names under which the file refers to them. */
export const STYLE = {
  body: 'Body',
  byline: 'Byline',
  signature: 'Signed',
  caption: 'Caption',
  cell: 'Cell',
  picture: 'Picture',
  afterTable: 'AfterTable',
} as const

export const WORD_STYLES: IStylesOptions = {
  default: {
    // The grid of characters starts from the size of the normal font, so this is 3号.
    document: {
      run: { ...run(FONT.body, SIZE_PT.three), language: { value: 'zh-CN', eastAsia: 'zh-CN' } },
      paragraph: { spacing: ON_GRID },
    },
    title: {
      quickFormat: true,
      run: run(FONT.title, SIZE_PT.two),
      paragraph: { alignment: AlignmentType.CENTER, spacing: ON_GRID, keepNext: true },
    },
    heading1: heading(FONT.level2, false),
    heading2: heading(FONT.level3, false),
    heading3: heading(FONT.body, true),
    caption: {
      run: run(FONT.level2, SIZE_PT.smallFour),
      paragraph: { alignment: AlignmentType.CENTER, spacing: ON_GRID, keepLines: true },
    },
  },
  paragraphStyles: [
    {
      id: STYLE.body,
      name: '公文正文',
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { alignment: AlignmentType.BOTH, spacing: ON_GRID, indent: INDENTED },
    },
    {
      id: STYLE.byline,
      name: '公文题注',
      basedOn: 'Normal',
      run: run(FONT.level3, SIZE_PT.three),
      paragraph: { alignment: AlignmentType.CENTER, spacing: ON_GRID },
    },
    {
      id: STYLE.signature,
      name: '公文落款',
      basedOn: 'Normal',
      paragraph: { alignment: AlignmentType.RIGHT, spacing: ON_GRID, keepLines: true },
    },
    {
      id: STYLE.cell,
      name: '公文表格',
      basedOn: 'Normal',
      run: { size: halfPoints(SIZE_PT.smallFour), snapToGrid: false },
      paragraph: { spacing: { ...ON_GRID, line: TABLE_LINE } },
    },
    {
      id: STYLE.afterTable,
      name: '公文表后',
      basedOn: 'Normal',
      run: { size: halfPoints(SIZE_PT.five) },
      paragraph: { spacing: { ...ON_GRID, line: twipsOfPoints(SIZE_PT.five) } },
    },
    {
      id: STYLE.picture,
      name: '公文图',
      basedOn: 'Normal',
      // A line of exact height would cut the picture.
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 120, after: 0 },
        keepNext: true,
      },
    },
  ],
}
