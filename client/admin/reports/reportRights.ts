import type { SessionInfo } from '#shared/contract/answers.ts'

/** Whether somebody makes and edits reports; the server decides by its own table. */
export const mayEditReports = ({ role }: Pick<SessionInfo, 'role'>): boolean =>
  role === 'filer' || role === 'reviewer'
/** Templates are for those who answer for what goes out. */
export const mayEditTemplates = ({ role }: Pick<SessionInfo, 'role'>): boolean =>
  role === 'reviewer' || role === 'admin'
/** To see what a text comes to is part of writing one. */
export const mayPreview = (person: Pick<SessionInfo, 'role'>): boolean =>
  mayEditReports(person) || mayEditTemplates(person)
