import { setImmediate as turn } from 'node:timers/promises'
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

/** The records that a list asks for: by their id, or by what their fields say now. */
export async function findRecords(
  view: Pick<RecordView, 'record' | 'all'>,
  asks: readonly RecordAsk[],
): Promise<FoundRecords> {
  const all: Record<string, Readonly<Record<string, readonly FoundRecord[]>>> = {}
  for (const ask of asks) {
    const isById = ask.fields.length === 1 && ask.fields[0] === 'id'
    all[askOf(ask)] = isById ? byId(view, ask) : await byFields(view, ask)
  }
  return all
}

function byId(
  view: Pick<RecordView, 'record'>,
  { ledger, keys }: RecordAsk,
): Record<string, readonly FoundRecord[]> {
  return Object.fromEntries(
    keys.map((key) => {
      const record = view.record(ledger, key)
      return [key, record ? [foundOf(record)] : []]
    }),
  )
}

async function byFields(
  view: Pick<RecordView, 'all'>,
  { ledger, fields, keys }: RecordAsk,
): Promise<Record<string, readonly FoundRecord[]>> {
  const found = new Map<string, FoundRecord[]>(keys.map((key) => [key, []]))
  let looked = 0
  for (const record of view.all(ledger).values()) {
    looked += 1
    if (looked % AT_ONCE === 0) await turn()
    const now = currentFields(record)
    found.get(keyText(fields.map((name) => (name === 'id' ? record.id : now[name]))))?.push(foundOf(record))
  }
  return Object.fromEntries(found)
}

const foundOf = (record: KeptRecord): FoundRecord => {
  const [first] = record.versions
  const newest = record.versions.at(-1)
  if (!first || !newest) throw new RangeError(`the record ${record.entity} ${record.id} has no versions`)
  return { id: record.id, version: newest.version, fields: newest.fields, since: first.on }
}
