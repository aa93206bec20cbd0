import type { ReportDocument, Runs } from '#shared/report/document.ts'

/** A heading of a report below its title, with the block that it stands in. */
export interface OutlineEntry {
  readonly level: 2 | 3
  readonly text: string
  readonly block: number
}

const textOf = (runs: Runs): string => runs.map(({ text }) => text).join('')

/** The headings 一、 and （一） in the order of the paper. */
export const outline = ({ blocks }: ReportDocument): readonly OutlineEntry[] =>
  blocks.flatMap((block, at) =>
    block.type === 'heading' && (block.level === 2 || block.level === 3)
      ? [{ level: block.level, text: textOf(block.runs), block: at }]
      : [],
  )
