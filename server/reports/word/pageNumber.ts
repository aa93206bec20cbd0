import { AlignmentType, Footer, LineRuleType, PageNumber, Paragraph, TextRun } from 'docx'
import { FONT, SIZE_PT } from '#shared/report/paper/officialLayout.ts'
import { halfPoints, twipsOfPoints } from '#server/reports/word/wordMeasures.ts'
import { fontOf } from '#server/reports/word/wordRuns.ts'

const CHARACTER = twipsOfPoints(SIZE_PT.four)

const footer = (side: 'left' | 'right'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        indent: { [side]: CHARACTER },
        spacing: { line: CHARACTER, lineRule: LineRuleType.EXACT },
        children: [
          new TextRun({
            font: fontOf(FONT.pageNumber),
            size: halfPoints(SIZE_PT.four),
            snapToGrid: false,
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  })

/** `— 1 —`: at the right on odd pages, at the left on even ones, a character in from the edge of the text. */
export const pageNumbers = () => ({ default: footer('right'), even: footer('left') })
