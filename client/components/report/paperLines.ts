import { asPeriod, isPeriod } from '#shared/period.ts'
import type { ReportDocument } from '#shared/report/document.ts'
import { paperParts, type PaperPart } from '#shared/report/paper/paperParts.ts'

/** A part of the paper and the block of the document that it is; what the paper adds by itself is none. */
export interface PaperLine {
  readonly part: PaperPart
  readonly block: number | undefined
}

/** The paper from top to bottom. Without a day of issue nobody has signed it. */
export function paperLines(
  document: ReportDocument,
  issuer: string,
  issued: string | undefined,
): readonly PaperLine[] {
  const day = isPeriod(issued) ? issued : undefined
  const parts = day ? paperParts(document, issuer, day) : unsigned(document, issuer)
  const titled = document.blocks.some((block) => block.type === 'heading' && block.level === 1)
  let next = 0
  return parts.map((part, i) => {
    const isAdded = part.part === 'signature' || (i === 0 && !titled)
    return { part, block: isAdded ? undefined : next++ }
  })
}

const ANY_DAY = asPeriod('2020-01-01')
const unsigned = (document: ReportDocument, issuer: string): readonly PaperPart[] =>
  paperParts(document, issuer, ANY_DAY).filter(({ part }) => part !== 'signature')
