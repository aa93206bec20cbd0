import type { ReportSummary } from '#shared/contract/reports.ts'
import { isPeriod, periodParts } from '#shared/period.ts'
import { REPORT_KINDS, type ReportKind } from '#shared/report/reportFigures.ts'

export interface Shelf {
  /** That the reports are about. */
  readonly year: number
  readonly reports: readonly ReportSummary[]
}

/** What has been issued, the newest first: by the day on the paper, then by the release. */
export const issuedReports = (all: readonly ReportSummary[]): readonly ReportSummary[] =>
  all
    .filter(({ state }) => state === 'released')
    .toSorted((a, b) => b.issued.localeCompare(a.issued) || (b.releasedSeq ?? 0) - (a.releasedSeq ?? 0))

/** By the year of their periods, the latest year first; each year keeps the order given. */
export function reportShelves(reports: readonly ReportSummary[]): readonly Shelf[] {
  const years = [...new Set(reports.map(yearOf))].sort((a, b) => b - a)
  return years.map((year) => ({ year, reports: reports.filter((one) => yearOf(one) === year) }))
}

const yearOf = ({ period, issued }: ReportSummary): number =>
  isPeriod(period) ? periodParts(period).year : Number(issued.slice(0, 4))

/** The kinds that there are reports of, in the order of the house. */
export const kindsIn = (reports: readonly ReportSummary[]): readonly ReportKind[] =>
  REPORT_KINDS.filter((kind) => reports.some((one) => one.kind === kind))
