import { api } from '#client/api/http.ts'
import type { AuditDetail, AuditPage, StoreVerdict } from '#shared/contract/audit.ts'

/** What to look for; empty text stands for everything. */
export interface AuditQuestion {
  from: string
  to: string
  actor: string
  action: string
  object: string
  text: string
}
export const EVERYTHING: AuditQuestion = { from: '', to: '', actor: '', action: '', object: '', text: '' }

const asked = (question: AuditQuestion, more: Readonly<Record<string, string>> = {}): string =>
  new URLSearchParams(Object.entries({ ...question, ...more }).filter(([, value]) => value !== '')).toString()

/** The newest acts that fit, or those before one. */
export const fetchAudit = (question: AuditQuestion, before?: number): Promise<AuditPage> =>
  api(`/audit?${asked(question, { before: before === undefined ? '' : String(before) })}`)
export const fetchAct = (n: number): Promise<AuditDetail> => api(`/audit/${n}`)
export const fetchVerdict = (): Promise<StoreVerdict> => api('/audit/verify')
/** Address of the file; the session's cookie goes along with it. */
export const auditFile = (question: AuditQuestion, lang: string): string =>
  `/api/v1/audit/export?${asked(question, { lang })}`
