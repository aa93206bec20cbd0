import { asciiExportName } from '#server/exports/index.ts'
import { drawPictures } from '#server/reports/pictures/drawPictures.ts'
import { drawSvg } from '#server/reports/pictures/drawSvg.ts'
import { reportWorkbook } from '#server/reports/excel.ts'
import type { ReportPorts } from '#server/reports/ports.ts'
import { printPdf } from '#server/reports/print/printPdf.ts'
import { reportHtml } from '#server/reports/print/reportHtml.ts'
import { documentOf, reportFor } from '#server/reports/read.ts'
import type { Filed } from '#server/reports/repository.ts'
import { revisionsOf } from '#server/reports/revisions.ts'
import { reportWord } from '#server/reports/word/reportWord.ts'
import type { ReportFile } from '#shared/contract/reports.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { Picture, ReportDocument } from '#shared/report/document.ts'
import type { ReportTerms } from '#shared/report/reportFigures.ts'

/** A report to be taken away. */
export interface MadeFile {
  readonly name: string
  readonly asciiName: string
  readonly type: string
  readonly bytes: Uint8Array
}

const TYPES: Readonly<Record<ReportFile, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
}

/** The report in one of its forms, as it was printed. Throws Failure `not-found`, and `no-browser` for a PDF without one. */
export async function reportFile(
  ports: ReportPorts,
  actor: Actor,
  id: string,
  form: ReportFile,
): Promise<MadeFile> {
  const { row } = await reportFor(ports, actor, id)
  return {
    name: `${row.title.replace(/[\\/:*?"<>|\p{Cc}\s]+/gu, '-').slice(0, 120)}.${form}`,
    asciiName: `${asciiExportName([row.kind, row.period, row.issued], 'csv').slice(0, -'csv'.length)}${form}`,
    type: TYPES[form],
    bytes: await bytesOf(ports, row, form),
  }
}

async function bytesOf(ports: ReportPorts, row: Filed, form: ReportFile): Promise<Uint8Array> {
  const document = documentOf(row)
  const catalogue = ports.releases.catalogue()
  const matter = { terms: termsIn(row), bureau: catalogue.site.bureau.zh }
  switch (form) {
    case 'docx':
      return reportWord(document, { ...matter, pictures: await drawPictures(picturesOf(document)) })
    case 'xlsx':
      return reportWorkbook(document, await revisionsOf(ports.store.read, row.id), catalogue)
    case 'pdf':
      return printPdf(await pageOf(document, matter))
    case 'html':
      return Buffer.from(await pageOf(document, matter))
  }
}

const pageOf = async (
  document: ReportDocument,
  matter: { terms: ReportTerms; bureau: string },
): Promise<string> =>
  reportHtml(document, { ...matter, pictures: await Promise.all(picturesOf(document).map(drawSvg)) })

/** The page of a report for whoever takes everything away. */
export const reportPage = (
  row: Pick<Filed, 'document' | 'kind' | 'period' | 'cutoff' | 'issued' | 'number'>,
  bureau: string,
): Promise<string> => pageOf(documentOf(row), { terms: termsIn(row), bureau })

const picturesOf = ({ blocks }: ReportDocument): readonly Picture[] =>
  blocks.flatMap((block) => (block.type === 'picture' ? [block.picture] : []))

const termsIn = ({
  kind,
  period,
  cutoff,
  issued,
  number,
}: Pick<Filed, 'kind' | 'period' | 'cutoff' | 'issued' | 'number'>): ReportTerms => ({
  ...{ kind, period, cutoff, issued, number },
})
