import type { Sight } from '#server/ledgers/sight.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { canHappen } from '#shared/ledger/events.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { mayPerform } from '#shared/ledger/mayPerform.ts'
import type { Fields } from '#shared/ledger/record.ts'

/** Codes of the events that somebody could make happen to a record now, or to begin one. */
export const openEvents = (ledger: Ledger, actor: Actor, before: Fields | undefined): string[] =>
  ledger.events
    .filter((event) => canHappen(ledger, event, before) && mayPerform(ledger, event, actor, { before }))
    .map(({ code }) => code)

/** Who may say something of a record and attach evidence: those whose work it is, the office that answers for it too. */
export function mayRemark({ ledger }: Sight, { role, owner }: Actor, fields: Fields): boolean {
  if (role === 'reviewer') return true
  if (role !== 'filer' || owner === null) return false
  return owner === ledger.owner || (ledger.unit !== undefined && fields[ledger.unit] === owner)
}
