import { Document, DocumentGridType, Header, Packer, Paragraph } from 'docx'
import type { PaperPart } from '#shared/report/paper/paperParts.ts'
import type { DrawnPicture } from '#server/reports/pictures/drawnPicture.ts'
import { cleanText } from '#server/reports/word/cleanText.ts'
import { pageNumbers } from '#server/reports/word/pageNumber.ts'
import { CHAR_SPACE, LINE, PAGE, PAGE_MARGINS } from '#server/reports/word/wordMeasures.ts'
import { wordParts } from '#server/reports/word/wordParts.ts'
import { wordRun } from '#server/reports/word/wordRuns.ts'
import { STYLE, WORD_STYLES } from '#server/reports/word/wordStyles.ts'

export interface WordProperties {
  readonly title: string
  readonly author: string
  /** Stands at the head of every page. */
  readonly notice: string | null
}

/** Lays the parts out and packs them. */
export function writeWord(
  parts: readonly PaperPart[],
  pictures: readonly DrawnPicture[],
  { title, author, notice }: WordProperties,
): Promise<Uint8Array> {
  const header = notice === null ? {} : { headers: { default: head(notice), even: head(notice) } }
  const creator = cleanText(author)
  return Packer.toBuffer(
    new Document({
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
    }),
  )
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
