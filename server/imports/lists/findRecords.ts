import { setImmediate as turn } from 'node:timers/promises'
import { sightOf, type Sight } from '#server/ledgers/index.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Actor } from '#shared/contract/roles.ts'
import {
  askOf,
  keyText,
  type FoundRecord,
  type FoundRecords,
  type RecordAsk,
} from '#shared/ledger/import/foundRecords.ts'
import { currentFields, type KeptRecord } from '#shared/ledger/record.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'

/** As many records are looked at before others get their turn. */
const AT_ONCE = 5_000

type Finder = Pick<Actor, 'role' | 'owner'>

/**
 * The records that a list asks for, by their id or by what their fields say now, as far as whoever brings it may know of
 * them. What they say is told of those alone that are theirs to change.
 */
export async function findRecords(
  { records, ledgers }: Pick<Releases, 'records' | 'ledgers'>,
  asks: readonly RecordAsk[],
  by: Finder,
): Promise<FoundRecords> {
  const standing = ledgers()
  const all: Record<string, Readonly<Record<string, readonly FoundRecord[]>>> = {}
  for (const ask of asks) {
    const ledger = standing.get(ask.ledger)
    const sight = ledger && sightOf(ledger, by, standing, records)
    const isById = ask.fields.length === 1 && ask.fields[0] === 'id'
    const found = !sight
      ? {}
      : isById
        ? byId(records, sight, ask, by)
        : await byFields(records, sight, ask, by)
    all[askOf(ask)] = { ...Object.fromEntries(ask.keys.map((key) => [key, []])), ...found }
  }
  return all
}

function byId(
  view: Pick<RecordView, 'record'>,
  sight: Sight,
  { ledger, keys }: RecordAsk,
  by: Finder,
): Record<string, readonly FoundRecord[]> {
  return Object.fromEntries(
    keys.map((key) => {
      const record = view.record(ledger, key)
      return [key, record && sight.knows(currentFields(record)) ? [foundOf(record, sight, by)] : []]
    }),
  )
}

async function byFields(
  view: Pick<RecordView, 'all'>,
  sight: Sight,
  { ledger, fields, keys }: RecordAsk,
  by: Finder,
): Promise<Record<string, readonly FoundRecord[]>> {
  const found = new Map<string, FoundRecord[]>(keys.map((key) => [key, []]))
  const asked = sight.ledger.fields.filter(({ name }) => fields.includes(name))
  let looked = 0
  for (const record of view.all(ledger).values()) {
    looked += 1
    if (looked % AT_ONCE === 0) await turn()
    const now = currentFields(record)
    const same = found.get(keyText(fields.map((name) => (name === 'id' ? record.id : now[name]))))
    if (same && sight.knows(now) && asked.every((field) => sight.reads(field, now)))
      same.push(foundOf(record, sight, by))
  }
  return Object.fromEntries(found)
}

function foundOf(record: KeptRecord, { ledger }: Sight, by: Finder): FoundRecord {
  const [first] = record.versions
  const newest = record.versions.at(-1)
  if (!first || !newest) throw new RangeError(`the record ${record.entity} ${record.id} has no versions`)
  const { fields, version } = newest
  const isTheirs =
    ledger.owner === by.owner || (ledger.unit !== undefined && fields[ledger.unit] === by.owner)
  const office = ledger.unit === undefined ? {} : { [ledger.unit]: fields[ledger.unit] ?? null }
  return { id: record.id, version, fields: isTheirs ? fields : office, since: first.on }
}
