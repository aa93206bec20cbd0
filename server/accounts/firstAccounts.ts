import type { Administration } from '#server/accounts/administer.ts'
import { ROLES, type Role } from '#shared/contract/roles.ts'

/** What people call the seven roles, for those who read the start of the server. */
export const ROLE_TITLES: Readonly<Record<Role, string>> = {
  viewer: '领导',
  filer: '填报员',
  reviewer: '审核员',
  publisher: '推送系统',
  admin: '系统管理员',
  security: '安全管理员',
  auditor: '审计员',
}

/**
 * Makes the account of each role, named after it, unless it is there. No password opens them: one signs in by a link.
 * The filer files for the desk that copies the releases of higher authorities.
 */
export async function createFirstAccounts(people: Administration, releaseDesk: string): Promise<void> {
  const existing = new Set((await people.list()).map(({ name }) => name))
  const missing = ROLES.filter((role) => !existing.has(role))
  const holders = missing.map((role) => ({ name: role, role, owner: role === 'filer' ? releaseDesk : null }))
  if (holders.length > 0) await people.createWithoutPassword(holders, 'first-start')
}

/** A one-time code for each role whose account is in use. */
export async function firstCodes(people: Administration): Promise<ReadonlyMap<Role, string>> {
  const enabled = new Set((await people.list()).filter(({ disabled }) => !disabled).map(({ name }) => name))
  const roles = ROLES.filter((role) => enabled.has(role))
  const codes = await people.codes(roles, 'start')
  return new Map(roles.map((role, i) => [role, codes[i] ?? '']))
}
