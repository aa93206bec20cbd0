import { api } from '#client/api/http.ts'
import type {
  NewReport,
  Report,
  ReportFile,
  ReportList,
  ReportPatch,
  ReportPreview,
  ReportPreviewRequest,
  ReportSummary,
  ReportTemplate,
  TemplateChange,
  TemplateHistory,
} from '#shared/contract/reports.ts'

const at = (id: string): string => `/reports/${encodeURIComponent(id)}`
const templateAt = (code: string): string => `/reports/templates/${encodeURIComponent(code)}`

/** The reports that this person may see, the newest change first. */
export const fetchReports = async (): Promise<readonly ReportSummary[]> =>
  (await api<ReportList>('/reports')).reports
/** The reports that a draft brings; nearly always one or none. */
export const fetchReportsOfDraft = async (draft: string): Promise<readonly ReportSummary[]> =>
  (await api<ReportList>(`/reports?draft=${encodeURIComponent(draft)}`)).reports
export const fetchReport = (id: string): Promise<Report> => api(at(id))

export const createReport = (body: NewReport): Promise<Report> => api('/reports', { method: 'POST', body })
export const editReport = (id: string, body: ReportPatch): Promise<Report> =>
  api(at(id), { method: 'PATCH', body })
/** Sends it to review: it then has a draft, and is locked while that is on its way. */
export const submitReport = (id: string, version: number): Promise<Report> =>
  api(`${at(id)}/submit`, { method: 'POST', body: { version } })
export const discardReport = (id: string, version: number): Promise<void> =>
  api(`${at(id)}/discard`, { method: 'POST', body: { version } })

/** What a text would come to, its faults among it; nothing is kept. */
export const previewReport = (body: ReportPreviewRequest, signal?: AbortSignal): Promise<ReportPreview> =>
  api('/reports/preview', { method: 'POST', body, ...(signal && { signal }) })

export const reportFileAddress = (id: string, form: ReportFile): string => `/api/v1${at(id)}/files/${form}`

export const fetchTemplates = async (): Promise<readonly ReportTemplate[]> =>
  (await api<{ readonly templates: readonly ReportTemplate[] }>('/reports/templates')).templates
export const saveTemplate = (code: string, body: TemplateChange): Promise<ReportTemplate> =>
  api(templateAt(code), { method: 'PUT', body })
export const fetchTemplateHistory = (code: string): Promise<TemplateHistory> =>
  api(`${templateAt(code)}/history`)
