import { parseOrFail } from '#server/parseOrFail.ts'
import { createReport, type IssuedThen } from '#server/reports/create.ts'
import { editReport } from '#server/reports/edit.ts'
import { reportFile, type MadeFile } from '#server/reports/files.ts'
import { makeReport } from '#server/reports/makeReport.ts'
import type { ReportPorts } from '#server/reports/ports.ts'
import { readList, readReport } from '#server/reports/read.ts'
import { openFigures } from '#server/reports/reportFigures.ts'
import { discardReport, submitReport } from '#server/reports/submit.ts'
import { changeTemplate, templateHistory, templatesNow } from '#server/reports/templates.ts'
import { seqOf, termsOf } from '#server/reports/terms.ts'
import {
  ReportPreviewRequest,
  type Report,
  type ReportFile,
  type ReportPreview,
  type ReportSummary,
  type ReportTemplate,
  type TemplateHistory,
} from '#shared/contract/reports.ts'
import type { Actor } from '#shared/contract/roles.ts'

export type { DeliveredTemplate } from '#server/reports/ports.ts'

/**
 * Reports that are written from published figures, and the templates that they are written by. Every use case judges for
 * itself whether the actor may know of the report; for all others it is not there.
 */
export interface Reports {
  readonly list: (
    actor: Actor,
    filter: { readonly draft?: string | undefined },
  ) => Promise<readonly ReportSummary[]>
  readonly read: (actor: Actor, id: string) => Promise<Report>
  readonly create: (actor: Actor, body: unknown) => Promise<Report>
  /** The same for a report that was issued in the past, before there were drafts here. */
  readonly createIssued: (actor: Actor, body: unknown, then: IssuedThen) => Promise<Report>
  readonly preview: (body: unknown) => Promise<ReportPreview>
  readonly edit: (actor: Actor, id: string, body: unknown) => Promise<Report>
  readonly submit: (actor: Actor, id: string, body: unknown) => Promise<Report>
  readonly discard: (actor: Actor, id: string, body: unknown) => Promise<void>
  readonly file: (actor: Actor, id: string, form: ReportFile) => Promise<MadeFile>
  readonly templates: () => Promise<readonly ReportTemplate[]>
  readonly changeTemplate: (actor: Actor, code: string, body: unknown) => Promise<ReportTemplate>
  readonly templateHistory: (code: string) => Promise<TemplateHistory>
}

export function openReports(given: ReportPorts): Reports {
  const ports = { ...given, figuresAt: openFigures(given) }
  const read = (actor: Actor, id: string): Promise<Report> => readReport(ports, actor, id)
  return {
    list: (actor, filter) => readList(ports, actor, filter),
    read,
    create: async (actor, body) => read(actor, await createReport(ports, actor, body)),
    createIssued: async (actor, body, then) => read(actor, await createReport(ports, actor, body, then)),
    preview: async (body) => {
      const { kind, text, asOf, ...said } = parseOrFail(ReportPreviewRequest, body)
      const terms = termsOf(ports, kind, said)
      const seq = await seqOf(ports, asOf)
      const { faults, document } = await makeReport(ports, { text, terms, seq })
      return { seq, faults: [...faults], document }
    },
    edit: async (actor, id, body) => {
      await editReport(ports, actor, id, body)
      return read(actor, id)
    },
    submit: async (actor, id, body) => {
      await submitReport(ports, actor, id, body)
      return read(actor, id)
    },
    discard: (actor, id, body) => discardReport(ports, actor, id, body),
    file: (actor, id, form) => reportFile(ports, actor, id, form),
    templates: () => templatesNow(ports.store.read, ports.delivered),
    changeTemplate: (actor, code, body) => changeTemplate(ports, actor, code, body),
    templateHistory: (code) => templateHistory(ports, code),
  }
}
