import { AlignmentType, Paragraph, type IParagraphOptions, type Table } from 'docx'
import type { Runs } from '#shared/report/document.ts'
import type { PaperPart } from '#shared/report/paper/paperParts.ts'
import type { Signature } from '#shared/report/paper/signature.ts'
import type { DrawnPicture } from '#server/reports/pictures/drawnPicture.ts'
import { characters, LINE } from '#server/reports/word/wordMeasures.ts'
import { wordPicture } from '#server/reports/word/wordPicture.ts'
import { wordRun, wordRuns } from '#server/reports/word/wordRuns.ts'
import { STYLE } from '#server/reports/word/wordStyles.ts'
import { wordTable } from '#server/reports/word/wordTable.ts'

type Block = Paragraph | Table

/** One line stays free under what heads the page. */
const FREE_BELOW = { after: LINE }
const FREE_ABOVE = { before: LINE }

/** The parts of a paper as paragraphs and tables of Word. `pictures` are those of the parts, in their order. */
export function wordParts(parts: readonly PaperPart[], pictures: readonly DrawnPicture[]): readonly Block[] {
  const drawn = pictures.values()
  return parts.flatMap((part, i): Block | readonly Block[] => {
    const next = parts[i + 1]?.part
    switch (part.part) {
      case 'title':
        return paragraph(part.runs, {
          style: STYLE.title,
          ...(next !== 'byline' && { spacing: FREE_BELOW }),
        })
      case 'byline':
        return paragraph(part.runs, { style: STYLE.byline, spacing: FREE_BELOW })
      case 'heading':
        return paragraph(part.runs, { style: STYLE.heading[part.level], pageBreakBefore: part.newPage })
      case 'paragraph':
        return paragraph(part.runs, { style: STYLE.body, ...toward(next) })
      case 'item':
        return paragraph([{ text: part.mark }, ...part.runs], {
          style: STYLE.body,
          ...toward(next),
        })
      case 'table': {
        const above = part.caption === null ? [] : [caption(part.caption, { keepNext: true })]
        return [...above, wordTable(part.table), afterTable()]
      }
      case 'picture': {
        const picture = drawn.next().value
        const below = caption([{ text: part.caption }])
        return picture === undefined ? below : [wordPicture(picture, part.caption), below]
      }
      case 'signature':
        return signed(part)
    }
  })
}

/** A signature never begins a page: the last lines of the text go with it. */
const toward = (next: PaperPart['part'] | undefined): IParagraphOptions =>
  next === 'signature' ? { keepNext: true } : {}

const paragraph = (runs: Runs, options: IParagraphOptions): Paragraph =>
  new Paragraph({ ...options, children: wordRuns(runs) })

const caption = (runs: Runs, options: IParagraphOptions = {}): Paragraph =>
  paragraph(runs, { ...options, style: STYLE.caption })

/** Word joins tables that touch, and wants a paragraph after the last one. */
const afterTable = (): Paragraph => new Paragraph({ style: STYLE.afterTable })

function signed({ issuer, date, issuerIndent, dateStart }: Signature): readonly Paragraph[] {
  const line = (text: string, options: IParagraphOptions): Paragraph =>
    new Paragraph({ style: STYLE.signature, ...options, children: [wordRun(text)] })
  return [
    line(issuer, {
      alignment: AlignmentType.RIGHT,
      indent: { right: characters(issuerIndent) },
      spacing: FREE_ABOVE,
      keepNext: true,
    }),
    line(date, { indent: { left: Math.max(0, characters(dateStart)) } }),
  ]
}
