import type { Component } from 'vue'
import type { Role } from '#shared/contract/roles.ts'

export const ADMIN_PAGES = [
  'entry',
  'ledgers',
  'drafts',
  'import',
  'review',
  'domain',
  'reports',
  'appraisal',
  'meetings',
  'turn',
  'duties',
  'calendar',
  'export',
  'scenes',
  'screens',
  'templates',
  'catalogue',
  'definitions',
  'policy',
  'audit',
] as const
export type AdminPageName = (typeof ADMIN_PAGES)[number]

export interface AdminPage {
  readonly name: AdminPageName
  /** Under which heading it stands; the desk's own work has none. */
  readonly group: 'desk' | 'running' | 'system'
  /** Who is offered it; the server decides by its own table what is answered. */
  readonly roles: readonly Role[]
}

const STAFF: readonly Role[] = ['filer', 'reviewer', 'publisher', 'admin', 'security', 'auditor']
const DESK: readonly Role[] = ['filer', 'reviewer']

/** The pages of the panel in the order of the navigation. */
const TABLE: readonly AdminPage[] = [
  { name: 'entry', group: 'desk', roles: STAFF },
  { name: 'ledgers', group: 'desk', roles: STAFF },
  { name: 'drafts', group: 'desk', roles: DESK },
  { name: 'import', group: 'desk', roles: DESK },
  { name: 'review', group: 'desk', roles: ['reviewer'] },
  { name: 'domain', group: 'running', roles: STAFF },
  { name: 'reports', group: 'running', roles: STAFF },
  { name: 'appraisal', group: 'running', roles: DESK },
  { name: 'meetings', group: 'running', roles: DESK },
  { name: 'turn', group: 'running', roles: DESK },
  { name: 'duties', group: 'running', roles: DESK },
  { name: 'calendar', group: 'running', roles: STAFF },
  { name: 'export', group: 'running', roles: STAFF },
  { name: 'screens', group: 'running', roles: ['reviewer', 'admin', 'security'] },
  { name: 'scenes', group: 'running', roles: ['reviewer', 'admin'] },
  { name: 'templates', group: 'system', roles: STAFF },
  { name: 'catalogue', group: 'system', roles: ['filer', 'reviewer', 'publisher', 'admin', 'auditor'] },
  { name: 'definitions', group: 'system', roles: ['admin'] },
  { name: 'policy', group: 'system', roles: ['reviewer', 'admin'] },
  { name: 'audit', group: 'system', roles: ['auditor', 'security'] },
]

/** Where the pages are: `audit` in `AuditPage.vue`, in whichever folder. Each is loaded when it is opened. */
const FILES = import.meta.glob<Component>('./**/*Page.vue', { import: 'default' })

/** What brings the page; the filing sheet itself needs no bringing. */
export function pageLoader(name: AdminPageName): (() => Promise<Component>) | undefined {
  const file = `/${name[0]?.toUpperCase()}${name.slice(1)}Page.vue`
  return Object.entries(FILES).find(([path]) => path.endsWith(file))?.[1]
}

/** The pages that a role works with. */
export const pagesOf = (role: string | null): readonly AdminPage[] =>
  TABLE.filter(
    ({ name, roles }) =>
      roles.some((one) => one === role) && (name === 'entry' || pageLoader(name) !== undefined),
  )

/** Where a role starts: who files at the sheet, who keeps watch at what there is to watch. */
export function homePage(role: string | null): AdminPageName {
  const wanted = { admin: 'catalogue', security: 'audit', auditor: 'audit' }[role ?? ''] ?? 'entry'
  return pagesOf(role).find(({ name }) => name === wanted)?.name ?? 'entry'
}
