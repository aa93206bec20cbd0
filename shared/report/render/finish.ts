import type { ReportBlock, Run, Runs } from '#shared/report/document.ts'
import type { Piece } from '#shared/report/render/piece.ts'

/** Runs as the document has them: late words in their places, neighbours of one look joined. */
export function finishedRuns(pieces: readonly Piece[], late: (piece: Piece) => string): Runs {
  const runs: Run[] = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    // A word that comes to nothing at the beginning leaves no gap.
    const text = last ? late(piece) : late(piece).trimStart()
    if (text === '') continue
    const { strong, figure } = piece
    if (last && last.figure === undefined && figure === undefined && last.strong === strong)
      runs[runs.length - 1] = { ...last, text: last.text + text }
    else runs.push({ text, ...(strong && { strong }), ...(figure !== undefined && { figure }) })
  }
  return runs
}

/** A block with all of its runs changed. */
export function withRuns(block: ReportBlock, change: (runs: Runs) => Runs): ReportBlock {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'item':
      return { ...block, runs: change(block.runs) }
    case 'table':
      return {
        ...block,
        title: block.title && change(block.title),
        head: block.head.map(change),
        rows: block.rows.map((row) => row.map(change)),
      }
    case 'picture':
      return block
  }
}
