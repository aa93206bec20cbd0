import type { BookView, NewVersion, OrderTime, RecordOrder } from '#server/records/records.ts'
import { laidOver, type LaidOver } from '#server/records/laidOver.ts'
import type { FieldFailure } from '#server/failure.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { checkRecord, type RecordLookup } from '#shared/ledger/checkRecord.ts'
import { stateSince } from '#shared/ledger/events.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { withBegun } from '#server/records/withBegun.ts'
import { mayDo } from '#shared/ledger/mayPerform.ts'
import { numbered } from '#shared/ledger/numbering.ts'
import { perform } from '#shared/ledger/perform.ts'
import {
  currentFields,
  sameValue,
  type Fields,
  type JsonValue,
  type KeptRecord,
} from '#shared/ledger/record.ts'
import type { RecordFault } from '#shared/ledger/recordFault.ts'
import type { Day } from '#shared/period.ts'

export interface OrderGround extends OrderTime {
  readonly ledgers: ReadonlyMap<string, Ledger>
  readonly catalogue: Catalogue
  readonly book: BookView
  /** Of the release that will make them. */
  readonly seq: number
}

/** What orders come to, each over those before it, and what keeps them from it. */
export interface MadeVersions {
  readonly versions: readonly NewVersion[]
  readonly faults: readonly FieldFailure[]
  /** Orders whose authors saw another version than the one that stands. */
  readonly stale: readonly { readonly order: RecordOrder; readonly current: number }[]
  /** The book with the versions over it. */
  readonly after: LaidOver
}

/** The versions that orders make of what stands. One that changes nothing makes none. */
export function newVersions(orders: readonly RecordOrder[], ground: OrderGround): MadeVersions {
  const after = laidOver(ground.book, [])
  const lookup = lookupOf(after, ground.catalogue)
  const versions: NewVersion[] = []
  const faults: FieldFailure[] = []
  const stale: { order: RecordOrder; current: number }[] = []
  /** Ids of the records that have been begun here, by what those after them call them. */
  const begun = new Map<string, string>()
  for (const asked of orders) {
    const ledger = ground.ledgers.get(asked.entity)
    if (!ledger) {
      faults.push({
        pointer: `${asked.pointer}/entity`,
        code: 'unknown-entity',
        params: { entity: asked.entity },
      })
      continue
    }
    const named = asked.id?.startsWith('$') ? begun.get(asked.id) : asked.id
    if (asked.id !== undefined && named === undefined) {
      faults.push({ pointer: `${asked.pointer}/id`, code: 'unknown-record', params: { id: asked.id } })
      continue
    }
    const order = { ...asked, id: named, fields: withBegun(ledger, asked.fields, begun) }
    const current = order.id === undefined ? undefined : after.record(order.entity, order.id)
    const standing = current?.versions.at(-1)?.version ?? 0
    const made = versionOf(order, ledger, { ...ground, after, lookup })
    if (made === 'unchanged') continue
    const isForeign = 'faults' in made && made.faults.some(({ code }) => code === 'not-your-record')
    if (order.basedOn !== undefined && order.basedOn !== standing && !isForeign)
      stale.push({ order, current: standing })
    else if ('faults' in made)
      faults.push(...made.faults.map((fault) => ({ ...fault, pointer: order.pointer + fault.pointer })))
    else {
      versions.push(made)
      after.lay(made)
      if (order.as !== undefined) begun.set(`$${order.as}`, made.id)
    }
  }
  return { versions, faults, stale, after }
}

interface Making extends OrderGround {
  readonly after: BookView
  readonly lookup: RecordLookup
}

type NotMade = 'unchanged' | { readonly faults: readonly (RecordFault | FieldFailure)[] }

function versionOf(order: RecordOrder, ledger: Ledger, making: Making): NewVersion | NotMade {
  const { today, now, seq, after, lookup } = making
  const { entity, by, reason } = order
  const current = order.id === undefined ? undefined : after.record(entity, order.id)
  const before = current && currentFields(current)
  const outcome = perform(ledger, before, order, {
    ...{ today, now, since: current?.versions[0]?.on },
    stateSince: current && stateSince(current),
  })
  const may = mayDo(ledger, order.event, by, {
    before,
    after: 'faults' in outcome ? undefined : outcome.fields,
  })
  // Whoever has no business with a record is not told what else would be wrong.
  if (!may && ledger.events.some(({ code }) => order.event === undefined || code === order.event))
    return { faults: [{ pointer: '', code: 'not-your-record' }] }
  if ('faults' in outcome) return outcome
  const year = outcome.on.slice(0, 4)
  const id = order.id ?? `${year}-${String(after.lastNumber(entity, year) + 1).padStart(4, '0')}`
  const fields = numbered(ledger, id, outcome.fields, lookup)
  const demo = order.demo || (current?.versions.at(-1)?.demo ?? false)
  if (before && outcome.changed.size === 0 && order.event === undefined) return 'unchanged'
  const changed = new Set(outcome.changed)
  for (const name of Object.keys(fields))
    if (!sameValue(fields[name], outcome.fields[name])) changed.add(name)
  const faults = checkRecord(
    { ledger, id, performed: { ...outcome, fields, changed }, before, reason },
    lookup,
  )
  if (faults.length > 0) return { faults }
  const version = (current?.versions.at(-1)?.version ?? 0) + 1
  const { event, on } = outcome
  const kept = { entity, id, version, seq, on, event, demo, reason: reason ?? null, actor: by.id }
  return { ...kept, fields: current && isLate(current, on) ? entered(current, fields, changed) : fields }
}

/** Whether something happened after the day that is known already. */
const isLate = ({ versions }: KeptRecord, day: Day): boolean => versions.some(({ on }) => on > day)

/** What was entered last with these changes: a version says by what it differs from the one before it. */
function entered({ versions }: KeptRecord, next: Fields, changed: ReadonlySet<string>): Fields {
  const fields: Record<string, JsonValue> = { ...versions.at(-1)?.fields }
  for (const name of changed) {
    const value = next[name]
    if (value === undefined) delete fields[name]
    else fields[name] = value
  }
  return fields
}

const lookupOf = (after: BookView, catalogue: Catalogue): RecordLookup => ({
  record: (entity, id) => after.record(entity, id),
  matching: (entity, fields, values) => after.matching(entity, fields, values),
  isKnown: (kind, code) => {
    switch (kind) {
      case 'figure':
        return catalogue.indicator(code) !== undefined
      case 'unit':
        return catalogue.units.some((unit) => unit.code === code)
      case 'owner':
        return catalogue.owner(code) !== undefined
      case 'domain':
        return catalogue.domains.some((domain) => domain.code === code)
    }
  },
})
