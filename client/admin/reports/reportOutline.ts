import type { ReportDocument, Runs } from '#shared/report/document.ts'

export interface OutlineEntry {
  readonly level: 1 | 2 | 3 | 4
  readonly text: string
  /** Index of the block in the document. */
  readonly block: number
}

const said = (runs: Runs): string => runs.map(({ text }) => text).join('')

/** The headings of a report below its title, each with the block that it stands in. */
export const reportOutline = ({ blocks }: ReportDocument): readonly OutlineEntry[] =>
  blocks.flatMap((block, at) =>
    block.type === 'heading' && block.level > 1
      ? [{ level: block.level, text: said(block.runs), block: at }]
      : [],
  )
