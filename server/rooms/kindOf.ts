import type { Actor } from '#shared/contract/roles.ts'

export type Asker = Pick<Actor, 'role' | 'owner'>

/** People of one kind see the same of every ledger (see `sightOf` of the ledgers). */
export function kindOf({ role, owner }: Asker): string {
  if (role === 'screen') return 'screen'
  if (role === 'reviewer' || role === 'auditor') return 'inside'
  return role === 'filer' && owner !== null ? `office ${owner}` : 'reader'
}
