import { FONT, SIZE_PT } from '#shared/report/paper/officialLayout.ts'
import { styleXml, type WordStyle } from '#server/reports/word/styleXml.ts'
import { characters, LINE, twipsOfPoints } from '#server/reports/word/wordMeasures.ts'

/** Styles by the names under which the file refers to them; headings under those that Word makes its outline of. */
export const STYLE = {
  title: 'Title',
  heading: { 2: 'Heading1', 3: 'Heading2', 4: 'Heading3' },
  body: 'OfficialBody',
  byline: 'OfficialByline',
  signature: 'OfficialSignature',
  caption: 'Caption',
  cell: 'OfficialCell',
  picture: 'OfficialPicture',
  afterTable: 'OfficialAfterTable',
  notice: 'Header',
  pageNumber: 'Footer',
} as const

const heading = (
  id: string,
  name: string,
  level: number,
  look: Pick<WordStyle, 'font' | 'bold'>,
): WordStyle => ({
  id,
  name,
  ...look,
  firstLine: characters(2),
  keepNext: true,
  outline: level,
  next: STYLE.body,
})

const STYLES: readonly WordStyle[] = [
  // The grid of the page starts from the size of the normal font, so this is 3号.
  { id: 'Normal', name: 'Normal', font: FONT.body, points: SIZE_PT.three, line: LINE },
  {
    id: STYLE.title,
    name: 'Title',
    font: FONT.title,
    points: SIZE_PT.two,
    align: 'center',
    keepNext: true,
    next: STYLE.body,
  },
  heading(STYLE.heading[2], 'heading 1', 0, { font: FONT.level2 }),
  heading(STYLE.heading[3], 'heading 2', 1, { font: FONT.level3 }),
  heading(STYLE.heading[4], 'heading 3', 2, { bold: true }),
  { id: STYLE.body, name: '公文正文', firstLine: characters(2), align: 'both' },
  { id: STYLE.byline, name: '公文题注', font: FONT.level3, align: 'center', next: STYLE.body },
  { id: STYLE.signature, name: '公文落款' },
  {
    id: STYLE.caption,
    name: 'caption',
    font: FONT.level2,
    points: SIZE_PT.smallFour,
    align: 'center',
  },
  { id: STYLE.cell, name: '公文表格', points: SIZE_PT.smallFour, line: twipsOfPoints(18) },
  // A line of exact height would cut the picture.
  {
    id: STYLE.picture,
    name: '公文图',
    line: 'as-needed',
    before: LINE / 3,
    align: 'center',
    keepNext: true,
  },
  {
    id: STYLE.afterTable,
    name: '公文表后',
    points: SIZE_PT.five,
    line: twipsOfPoints(SIZE_PT.five),
  },
  {
    id: STYLE.notice,
    name: 'header',
    font: FONT.pageNumber,
    points: SIZE_PT.five,
    align: 'right',
  },
  {
    id: STYLE.pageNumber,
    name: 'footer',
    font: FONT.pageNumber,
    points: SIZE_PT.four,
    line: twipsOfPoints(SIZE_PT.four),
  },
]

/** `word/styles.xml`. */
export const WORD_STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${STYLES.map(styleXml).join('')}</w:styles>`
