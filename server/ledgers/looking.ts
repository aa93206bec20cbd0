import { Failure } from '#server/failure.ts'
import type { LedgerPorts } from '#server/ledgers/ports.ts'
import { seen, type Seen } from '#server/ledgers/seen.ts'
import { sightOf, type Ledgers, type Sight } from '#server/ledgers/sight.ts'
import type { RecordBook } from '#server/records/records.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { referredLedger, type Ledger } from '#shared/ledger/ledger.ts'
import type { Fields, KeptRecord } from '#shared/ledger/record.ts'
import { shanghaiDay, type Day } from '#shared/period.ts'

/** One person's look at the ledgers, at one seq and on one day; what follows from both is worked out once. */
export interface Looking extends Seen {
  readonly actor: Actor
  readonly today: Day
  readonly catalogue: Catalogue
  readonly ledgers: Ledgers
  readonly book: RecordBook
}

/** `on`: as things stood at the end of that day. */
export function look(
  { releases, clock }: Pick<LedgerPorts, 'releases' | 'clock'>,
  actor: Actor,
  on?: Day,
): Looking {
  const [catalogue, ledgers, book] = [releases.catalogue(), releases.ledgers(), releases.records]
  const today = on ?? shanghaiDay(clock.now())
  const sight = (ledger: Ledger): Sight | undefined => sightOf(ledger, actor, ledgers, book)
  const records = seen({ catalogue, ledgers, view: book, today, sightOf: sight })
  return { ...{ actor, today, catalogue, ledgers, book }, ...records }
}

/** How they see the ledger. Throws Failure `not-found`, which does not tell whether there is one. */
export function sightFor({ sight }: Looking, entity: string): Sight {
  const found = sight(entity)
  if (!found) throw new Failure('not-found')
  return found
}

/** The record and how they see its ledger. Throws Failure `not-found` likewise. */
export function recordFor(
  looking: Looking,
  entity: string,
  id: string,
): { sight: Sight; record: KeptRecord } {
  const sight = sightFor(looking, entity)
  const record = looking.record(entity, id)
  if (!record) throw new Failure('not-found')
  return { sight, record }
}

/** The fields that they may read. */
export const readable = ({ ledger, reads }: Sight, fields: Fields): Fields =>
  Object.fromEntries(
    ledger.fields.flatMap((field) => {
      const value = fields[field.name]
      return value === undefined || value === null || !reads(field, fields) ? [] : [[field.name, value]]
    }),
  )

/** Ids of the records that a field names. */
export function namedIn(field: Ledger['fields'][number], fields: Fields): readonly string[] {
  if (referredLedger(field) === undefined) return []
  const value = fields[field.name]
  const ids = Array.isArray(value) ? value : [value]
  return ids.filter((id) => typeof id === 'string')
}
