import { isTold } from '#shared/ledger/exposure.ts'
import { referredLedger, type Ledger, type LedgerField } from '#shared/ledger/ledger.ts'
import type { Fields } from '#shared/ledger/record.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** The kind of those who see all of a ledger. */
export const INSIDE = 'inside'

/** What somebody may see of a ledger. */
export interface Sight {
  readonly ledger: Ledger
  /** People of one kind see the same: what is counted for one of them holds for all. */
  readonly kind: string
  /** Whether they may know of the record, by its fields as they stand. */
  readonly knows: (fields: Fields) => boolean
  /** Whether they may read this field of the record. */
  readonly reads: (field: LedgerField, fields: Fields) => boolean
}

export type Ledgers = ReadonlyMap<string, Ledger>

/**
 * How somebody sees a ledger; undefined where it is not there for them. The keeping office, reviewers and auditors see
 * all of it. An office that answers for a record sees that one wherever it has something to do there. Everybody else
 * sees what is not closed, and no names of firms and persons (README trap 13) but of those who hold a duty.
 */
export function sightOf(
  ledger: Ledger,
  actor: Pick<Actor, 'role' | 'owner' | 'area'>,
  ledgers: Ledgers,
  book: Pick<RecordView, 'record'>,
): Sight | undefined {
  if (actor.role === 'screen' || actor.area !== undefined) return undefined // ledgers are the keeping bureau's
  if (isInside(ledger, actor)) return { ledger, kind: INSIDE, knows: () => true, reads: () => true }
  const { unit, exposure } = ledger
  const office = actor.role === 'filer' ? actor.owner : null
  const acts = unit !== undefined && ledger.events.some(({ by }) => by.includes('unit'))
  const answers = (fields: Fields): boolean =>
    office !== null && unit !== undefined && fields[unit] === office
  if (exposure.kind === 'closed' && !(acts && office !== null)) return undefined
  const secret = closedReferences(ledger, actor, ledgers)
  return {
    ledger,
    kind: office === null ? 'reader' : `office ${office}`,
    knows: (fields) => isTold(ledger, fields, book) || (acts && answers(fields)),
    reads: (field, fields) => !secret.has(field.name) && (field.sensitive !== true || answers(fields)),
  }
}

/** How a shared screen sees a ledger in a room: what is not closed, and nothing sensitive whoever it stands for. */
export function screenSight(
  ledger: Ledger,
  ledgers: Ledgers,
  book: Pick<RecordView, 'record'>,
): Sight | undefined {
  if (ledger.exposure.kind === 'closed') return undefined
  const secret = closedReferences(ledger, { role: 'screen', owner: null }, ledgers)
  return {
    ledger,
    kind: 'screen',
    knows: (fields) => isTold(ledger, fields, book),
    reads: (field) => !secret.has(field.name) && field.sensitive === undefined && field.type !== 'file',
  }
}

const isInside = ({ owner }: Ledger, actor: Pick<Actor, 'role' | 'owner'>): boolean =>
  actor.role === 'reviewer' || actor.role === 'auditor' || (actor.role === 'filer' && actor.owner === owner)

/** Fields that name records of ledgers that are not there for this person. */
function closedReferences(
  { fields }: Ledger,
  actor: Pick<Actor, 'role' | 'owner'>,
  ledgers: Ledgers,
): ReadonlySet<string> {
  return new Set(
    fields.flatMap((field) => {
      const to = ledgers.get(referredLedger(field) ?? '')
      return to?.exposure.kind === 'closed' && !isInside(to, actor) ? [field.name] : []
    }),
  )
}
