import { Failure } from '#server/failure.ts'
import type { LedgerPorts } from '#server/ledgers/ports.ts'
import { sightOf, type Ledgers, type Sight } from '#server/ledgers/sight.ts'
import { valueTexts } from '#server/ledgers/valueTexts.ts'
import type { RecordBook } from '#server/records/records.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { computing } from '#shared/ledger/computed.ts'
import { lightsOf, type Light } from '#shared/ledger/deadline.ts'
import { referredLedger, type Ledger } from '#shared/ledger/ledger.ts'
import { currentFields, type Fields, type KeptRecord } from '#shared/ledger/record.ts'
import { shanghaiDay, type Day } from '#shared/period.ts'

/** One person's look at the ledgers, at one seq and on one day; what follows from both is worked out once. */
export interface Looking {
  readonly actor: Actor
  readonly today: Day
  readonly catalogue: Catalogue
  readonly ledgers: Ledgers
  readonly book: RecordBook
  /** How they see a ledger; undefined where it is not there for them. */
  readonly sight: (entity: string) => Sight | undefined
  /** The record, where they may know of it. */
  readonly record: (entity: string, id: string) => KeptRecord | undefined
  /** What a record is called, as far as they may know; its id where it has no name for them. */
  readonly title: (entity: string, id: string) => string
  readonly light: (ledger: Ledger, record: KeptRecord, fields: Fields) => Light
  /** All fields of a record on the day, those that are worked out among them. */
  readonly whole: (ledger: Ledger, record: KeptRecord, fields: Fields) => Fields
}

/** `on`: as things stood at the end of that day. */
export function look(
  { releases, clock }: Pick<LedgerPorts, 'releases' | 'clock'>,
  actor: Actor,
  on?: Day,
): Looking {
  const [catalogue, ledgers, book] = [releases.catalogue(), releases.ledgers(), releases.records]
  const today = on ?? shanghaiDay(clock.now())
  const { workingDays } = catalogue
  const sight = remembered((entity) => {
    const ledger = ledgers.get(entity)
    return ledger && sightOf(ledger, actor, ledgers, book)
  })
  const light = remembered((entity) => {
    const ledger = ledgers.get(entity)
    return ledger && lightsOf(ledger, workingDays)
  })
  const record: Looking['record'] = (entity, id) => {
    const kept = book.record(entity, id)
    return kept && sight(entity)?.knows(currentFields(kept)) ? kept : undefined
  }
  const titles = new Map<string, string>()
  /** Names follow references; two records that are named after each other end it. */
  const under = new Set<string>()
  const title: Looking['title'] = (entity, id) => {
    const key = `${entity} ${id}`
    const known = titles.get(key)
    if (known !== undefined) return known
    const kept = under.has(key) ? undefined : record(entity, id)
    const seen = sight(entity)
    if (!kept || !seen) return id
    under.add(key)
    const text = titleOf(seen, kept)
    under.delete(key)
    titles.set(key, text)
    return text
  }
  const texts = valueTexts({ catalogue, title })
  const titleOf = ({ ledger, reads }: Sight, kept: KeptRecord): string => {
    const fields = currentFields(kept)
    const parts = ledger.title.flatMap((name) => {
      if (name === 'id') return [kept.id]
      const field = ledger.fields.find((one) => one.name === name)
      const [text = ''] = field && reads(field, fields) ? texts(ledger, field, fields[name]) : []
      return text === '' ? [] : [text]
    })
    return parts.length === 0 ? kept.id : parts.join(' · ')
  }
  return {
    ...{ actor, today, catalogue, ledgers, book, sight, record, title },
    light: (ledger, kept, fields) =>
      light(ledger.code)?.({ record: kept, fields, today }) ?? {
        colour: 'grey',
        due: null,
        why: 'none',
        days: null,
      },
    whole: (ledger, kept, fields) => computing(ledger, kept, { view: book, workingDays }).at(fields, today),
  }
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

function remembered<T>(workOut: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    if (!known.has(key)) known.set(key, workOut(key))
    return known.get(key) as T
  }
}
