import type { ReportDocument } from '#shared/report/document.ts'
import type { ReportTerms } from '#shared/report/reportFigures.ts'
import { paperParts } from '#shared/report/paper/paperParts.ts'
import type { DrawnPicture } from '#server/reports/pictures/drawnPicture.ts'

export interface WordMatter {
  readonly terms: ReportTerms
  /** Who signs: the bureau's name in Chinese. */
  readonly bureau: string
  /** Those of the document, in its order. */
  readonly pictures: readonly DrawnPicture[]
}

/** The report as a Word file (.docx) in the layout of official documents, GB/T 9704. */
export async function reportWord(
  document: ReportDocument,
  { terms, bureau, pictures }: WordMatter,
): Promise<Uint8Array> {
  const parts = paperParts(document, bureau, terms.issued)
  const { writeWord } = await import('#server/reports/word/writeWord.ts')
  return writeWord(parts, pictures, { title: document.title, author: bureau, demo: document.demo })
}
