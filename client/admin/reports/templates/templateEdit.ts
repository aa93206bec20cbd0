import type { Stand } from '#client/admin/reports/useKeptEdit.ts'
import type { ReportTemplate } from '#shared/contract/reports.ts'
import { REPORT_KINDS, type ReportKind } from '#shared/report/reportFigures.ts'

/** What is typed in the editor of a template. */
export interface TypedTemplate {
  /** Chosen once, when a template begins. */
  readonly code: string
  readonly kind: ReportKind
  readonly zh: string
  readonly en: string
  readonly text: string
}

export const isReportKind = (kind: unknown): kind is ReportKind => REPORT_KINDS.some((one) => one === kind)

export function isTypedTemplate(kept: unknown): kept is TypedTemplate {
  if (typeof kept !== 'object' || kept === null) return false
  const parts = new Map<string, unknown>(Object.entries(kept))
  return (
    isReportKind(parts.get('kind')) &&
    ['code', 'zh', 'en', 'text'].every((key) => typeof parts.get(key) === 'string')
  )
}

export const standOf = ({ version, code, kind, zh, en, text }: ReportTemplate): Stand<TypedTemplate> => ({
  version,
  value: { code, kind, zh, en, text },
})

/** A new template, begun as a copy: the server has none of it yet. */
export function copyOf(like: ReportTemplate, taken: readonly string[]): Stand<TypedTemplate> {
  const code = free(`${like.code}-copy`, taken)
  return {
    version: null,
    value: { ...standOf(like).value, code, zh: `${like.zh}（副本）`, en: `${like.en} (copy)` },
  }
}
function free(wanted: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const code = n === 1 ? wanted : `${wanted}-${n}`
    if (!taken.includes(code)) return code
  }
}
