import type { Ledgers, Sight } from '#server/ledgers/sight.ts'
import { valueTexts, type ValueTexts } from '#server/ledgers/valueTexts.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { computing } from '#shared/ledger/computed.ts'
import { lightsOf, type Light } from '#shared/ledger/deadline.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { currentFields, type Fields, type KeptRecord } from '#shared/ledger/record.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'
import type { Day } from '#shared/period.ts'

export interface Beheld {
  readonly catalogue: Catalogue
  readonly ledgers: Ledgers
  readonly view: RecordView
  readonly today: Day
  readonly sightOf: (ledger: Ledger) => Sight | undefined
}

/** Records as one kind of people sees them; what follows from sight and calendar is worked out once. */
export interface Seen {
  /** How they see a ledger; undefined where it is not there for them. */
  readonly sight: (entity: string) => Sight | undefined
  /** The record, where they may know of it. */
  readonly record: (entity: string, id: string) => KeptRecord | undefined
  /** What a record is called, as far as they may know; its id where it has no name for them. */
  readonly title: (entity: string, id: string) => string
  readonly texts: ValueTexts
  readonly light: (ledger: Ledger, record: KeptRecord, fields: Fields) => Light
  /** All fields of a record on the day, those that are worked out among them. */
  readonly whole: (ledger: Ledger, record: KeptRecord, fields: Fields) => Fields
}

const UNLIT: Light = { colour: 'grey', due: null, why: 'none', days: null }

/** Sight, names and lights of records as known in a view and on a day. */
export function seen({ catalogue, ledgers, view, today, sightOf }: Beheld): Seen {
  const { workingDays } = catalogue
  const sight = remembered((entity) => {
    const ledger = ledgers.get(entity)
    return ledger && sightOf(ledger)
  })
  const light = remembered((entity) => {
    const ledger = ledgers.get(entity)
    return ledger && lightsOf(ledger, workingDays)
  })
  const record: Seen['record'] = (entity, id) => {
    const kept = view.record(entity, id)
    return kept && sight(entity)?.knows(currentFields(kept)) ? kept : undefined
  }
  const titles = new Map<string, string>()
  /** Names follow references; two records that are named after each other end it. */
  const under = new Set<string>()
  const title: Seen['title'] = (entity, id) => {
    const key = `${entity} ${id}`
    const known = titles.get(key)
    if (known !== undefined) return known
    const kept = under.has(key) ? undefined : record(entity, id)
    const how = sight(entity)
    if (!kept || !how) return id
    under.add(key)
    const text = titleOf(how, kept)
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
    ...{ sight, record, title, texts },
    light: (ledger, kept, fields) => light(ledger.code)?.({ record: kept, fields, today }) ?? UNLIT,
    whole: (ledger, kept, fields) => computing(ledger, kept, { view, workingDays }).at(fields, today),
  }
}

function remembered<T>(workOut: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    if (!known.has(key)) known.set(key, workOut(key))
    return known.get(key) as T
  }
}
