import { Document, DocumentGridType, Header, Packer, Paragraph } from 'docx'
import type { PaperPart } from '#shared/report/paper/paperParts.ts'
import type { DrawnPicture } from '#server/reports/pictures/drawnPicture.ts'
import { cleanText } from '#server/reports/word/cleanText.ts'
import { FONT_TABLE } from '#server/reports/word/fontTable.ts'
import { pageNumbers } from '#server/reports/word/pageNumber.ts'
import { CHAR_SPACE, LINE, PAGE, PAGE_MARGINS } from '#server/reports/word/wordMeasures.ts'
import { wordParts } from '#server/reports/word/wordParts.ts'
import { wordRun } from '#server/reports/word/wordRuns.ts'
import { STYLE, WORD_STYLES } from '#server/reports/word/wordStyles.ts'

/** What goes into a Word file; plain data, so that it can be handed to a thread. */
export interface WordPlan {
  readonly parts: readonly PaperPart[]
  /** Those of the parts, in their order. */
  readonly pictures: readonly DrawnPicture[]
  readonly title: string
  readonly author: string
  /** Stands at the head of every page. */
  readonly notice: string | null
}

/** Lays the parts out and packs them. */
export function writeWord({ parts, pictures, title, author, notice }: WordPlan): Promise<Uint8Array> {
  const header = notice === null ? {} : { headers: { default: head(notice), even: head(notice) } }
  const creator = cleanText(author)
  const file = new Document({
    title: cleanText(title),
    creator,
    lastModifiedBy: creator,
    externalStyles: WORD_STYLES,
    evenAndOddHeaderAndFooters: true,
    compatibility: { version: 15, balanceSingleByteDoubleByteWidth: true },
    sections: [
      {
        properties: {
          page: { size: PAGE, margin: PAGE_MARGINS },
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE, charSpace: CHAR_SPACE },
        },
        ...header,
        footers: pageNumbers(),
        children: wordParts(parts, pictures),
      },
    ],
  })
  return Packer.toBuffer(file, undefined, [{ path: 'word/fontTable.xml', data: FONT_TABLE }])
}

const head = (notice: string): Header =>
  new Header({
    children: [
      new Paragraph({
        style: STYLE.notice,
        children: [wordRun(notice)],
      }),
    ],
  })
