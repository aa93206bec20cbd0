import type { Stand } from '#client/admin/reports/useKeptEdit.ts'
import type { Report, ReportPatch, ReportPreviewRequest } from '#shared/contract/reports.ts'

/** What is typed in the editor of a report; dates and number as their fields have them. */
export interface TypedReport {
  readonly text: string
  readonly cutoff: string
  readonly issued: string
  readonly number: string
}

export const isTypedReport = (kept: unknown): kept is TypedReport =>
  typeof kept === 'object' &&
  kept !== null &&
  (['text', 'cutoff', 'issued', 'number'] as const).every(
    (key) => typeof new Map<string, unknown>(Object.entries(kept)).get(key) === 'string',
  )

export const standOf = ({ version, text, cutoff, issued, number }: Report): Stand<TypedReport> => ({
  version,
  value: { text, cutoff, issued, number: number === null ? '' : String(number) },
})

const termsOf = ({
  cutoff,
  issued,
  number,
}: TypedReport): Pick<ReportPatch, 'cutoff' | 'issued' | 'number'> => ({
  ...(cutoff && { cutoff }),
  ...(issued && { issued }),
  number: number.trim() === '' ? null : Number(number),
})

export const patchOf = (version: number, typed: TypedReport): ReportPatch => ({
  version,
  text: typed.text,
  ...termsOf(typed),
})

/** What the typed text would come to over the very figures that the report is made of. */
export const previewOf = (
  { kind, period, seq }: Pick<Report, 'kind' | 'period' | 'seq'>,
  typed: TypedReport,
): ReportPreviewRequest => ({ kind, period, asOf: String(seq), text: typed.text, ...termsOf(typed) })
