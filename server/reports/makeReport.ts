import { askedFor } from '#server/reports/askedFor.ts'
import type { OpenPorts } from '#server/reports/ports.ts'
import { readText } from '#server/reports/readText.ts'
import { openTables } from '#server/reports/viewTable.ts'
import type { ReportDocument } from '#shared/report/document.ts'
import { renderReport } from '#shared/report/renderReport.ts'
import type { ReportTerms } from '#shared/report/reportFigures.ts'
import type { TemplateFault } from '#shared/report/template/templateFault.ts'

export interface Making {
  readonly text: string
  readonly terms: ReportTerms
  /** The release up to which figures are known. */
  readonly seq: number
}

export interface Made {
  readonly faults: readonly TemplateFault[]
  /** Null where there are faults. */
  readonly document: ReportDocument | null
}

/** The text as a report over the figures of a seq. The same making comes to the same document, whenever it is asked. */
export async function makeReport(ports: OpenPorts, { text, terms, seq }: Making): Promise<Made> {
  const catalogue = await ports.releases.catalogueAt(seq)
  const { template, faults } = readText(ports, text, catalogue)
  if (faults.length > 0) return { faults, document: null }
  const asked = askedFor(template)
  const figures = await ports.figuresAt(seq, asked)
  const tables = await openTables(ports, asked, { day: terms.cutoff, seq })
  const document = renderReport(template, { figures, terms, viewTable: tables.viewTable })
  return { faults, document: { ...document, demo: document.demo || tables.demo() } }
}
