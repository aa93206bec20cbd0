import type { ReportDocument } from '#shared/report/document.ts'
import type { ReportTerms } from '#shared/report/reportFigures.ts'
import { DEMO_NOTICE } from '#shared/report/paper/officialLayout.ts'
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
  // Loaded with the first file that is asked for: a server that prints nothing does without.
  const { writeWord } = await import('#server/reports/word/writeWord.ts')
  return writeWord(paperParts(document, bureau, terms.issued), pictures, {
    title: document.title,
    author: bureau,
    notice: document.demo ? DEMO_NOTICE : null,
  })
}
