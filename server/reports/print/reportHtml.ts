import type { ReportDocument } from '#shared/report/document.ts'
import { DEMO_NOTICE } from '#shared/report/paper/officialLayout.ts'
import { paperParts, type PaperPart } from '#shared/report/paper/paperParts.ts'
import { wholePeriods, type TitlePiece } from '#shared/report/paper/wholePeriods.ts'
import type { ReportTerms } from '#shared/report/reportFigures.ts'
import type { SvgPicture } from '#server/reports/pictures/drawSvg.ts'
import { escapeHtml } from '#server/reports/print/escapeHtml.ts'
import { htmlRuns } from '#server/reports/print/htmlRuns.ts'
import { htmlTable } from '#server/reports/print/htmlTable.ts'
import { CHARACTER_MM, paperStyle } from '#server/reports/print/paperStyle.ts'

export interface PaperMatter {
  readonly terms: ReportTerms
  /** Who signs: the bureau's name in Chinese. */
  readonly bureau: string
  /** Those of the document, in its order. */
  readonly pictures: readonly SvgPicture[]
}

/** What the page may do, also for the header that it is served with: show itself, and nothing else. */
export const PAPER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/**
 * The report as a page that a browser prints as an official document (GB/T 9704). It holds no script, asks for nothing
 * and forbids itself both; every text in it is escaped.
 */
export function reportHtml(document: ReportDocument, { terms, bureau, pictures }: PaperMatter): string {
  const drawn = pictures.values()
  const parts = paperParts(document, bureau, terms.issued).map((part) => partHtml(part, drawn))
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${PAPER_POLICY}">
<meta name="author" content="${escapeHtml(bureau)}">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(document.title)}</title>
<style>${paperStyle(document.demo ? DEMO_NOTICE : null)}</style>
</head>
<body>
${parts.join('\n')}
</body>
</html>
`
}

const titleHtml = ({ text, isWhole }: TitlePiece): string =>
  isWhole ? `<span class="whole">${escapeHtml(text)}</span>` : escapeHtml(text)

function partHtml(part: PaperPart, drawn: Iterator<SvgPicture, undefined>): string {
  switch (part.part) {
    case 'title':
      return `<h1>${wholePeriods(part.runs).map(titleHtml).join('')}</h1>`
    case 'byline':
      return `<p class="byline">${htmlRuns(part.runs)}</p>`
    case 'heading':
      return `<h${part.level}${part.newPage ? ' class="annex"' : ''}>${htmlRuns(part.runs)}</h${part.level}>`
    case 'paragraph':
      return `<p>${htmlRuns(part.runs)}</p>`
    case 'item':
      return `<p>${escapeHtml(part.mark)}${htmlRuns(part.runs)}</p>`
    case 'table':
      return htmlTable(part.table, part.caption)
    case 'picture': {
      const caption = escapeHtml(part.caption)
      const picture = drawn.next().value
      const svg = picture ? `<div role="img" aria-label="${caption}">${picture.svg}</div>` : ''
      return `<figure class="picture">${svg}<figcaption>${caption}</figcaption></figure>`
    }
    case 'signature':
      return signed('issuer', part.issuer, part.issuerIndent) + signed('date', part.date, part.dateIndent)
  }
}

/** At the right, so many characters in. */
const signed = (role: string, text: string, indent: number): string =>
  `<p class="signed ${role}" style="padding-right:${(indent * CHARACTER_MM).toFixed(2)}mm">${escapeHtml(text)}</p>`
