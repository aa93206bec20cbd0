import { AlignmentType, Footer, PageNumber, Paragraph, TextRun } from 'docx'
import { SIZE_PT } from '#shared/report/paper/officialLayout.ts'
import { twipsOfPoints } from '#server/reports/word/wordMeasures.ts'
import { STYLE } from '#server/reports/word/wordStyles.ts'

const footer = (side: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: STYLE.pageNumber,
        alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [side]: twipsOfPoints(SIZE_PT.four) },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  })

/** `— 1 —`: at the right on odd pages, at the left on even ones, a character in from the edge of the text. */
export const pageNumbers = () => ({ default: footer('right'), even: footer('left') })
