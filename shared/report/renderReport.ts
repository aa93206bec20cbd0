import { reportRemarks } from '#shared/report/checks.ts'
import type { ReportDocument } from '#shared/report/document.ts'
import { openPrinting, usedFigure } from '#shared/report/openPrinting.ts'
import type { ViewTable } from '#shared/report/printing.ts'
import { finishedRuns, withRuns } from '#shared/report/render/finish.ts'
import { lateWord } from '#shared/report/render/lateWords.ts'
import { renderLines } from '#shared/report/render/lines.ts'
import { textOf, type Piece } from '#shared/report/render/piece.ts'
import { withoutGaps } from '#shared/report/render/renumber.ts'
import type { ReportFigures, ReportTerms } from '#shared/report/reportFigures.ts'
import type { Template } from '#shared/report/template/template.ts'

export interface ReportGround {
  readonly figures: ReportFigures
  readonly terms: ReportTerms
  /** Left out where no rooms can be read: their tables are then left out too. */
  readonly viewTable?: ViewTable | undefined
}

/** What a template comes to with the figures of one seq; the same ground always gives the same document. */
export function renderReport(
  template: Template,
  { figures: known, terms, viewTable }: ReportGround,
): ReportDocument {
  const printing = openPrinting(known, terms)
  const drafted = withoutGaps(renderLines(template.lines, { printing, viewTable }))
  const figures = printing.used.map((picked) => usedFigure(printing, picked))
  const late = (piece: Piece): string => (piece.late ? lateWord(piece.late, printing, figures) : piece.text)
  const blocks = drafted.map((block) => withRuns(block, (runs) => finishedRuns(runs, late)))
  const title = blocks.find((block) => block.type === 'heading' && block.level === 1)
  return {
    title: title?.type === 'heading' ? textOf(title.runs) : `${known.catalogue.site.bureau.zh}报告`,
    blocks,
    figures,
    missing: printing.missing,
    remarks: reportRemarks(printing),
    demo: figures.some(({ demo }) => demo),
  }
}
