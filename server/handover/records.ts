import type { Kysely } from 'kysely'
import { csvLine, decimalText, plainText } from '#server/exports/index.ts'
import type { Outlet } from '#server/handover/outlet.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Tables } from '#server/store/tables.ts'

const COLUMNS = [
  'id',
  'version',
  'on_day',
  'event',
  'seq',
  'published_at',
  'actor',
  'reason',
  'demo',
] as const

/** A ledger may have a field of the same name. */
const OWN = new Set<string>(COLUMNS)

/** Each ledger with the whole history of its records, a version a line; and what its fields mean. */
export async function exportLedgers(
  read: Kysely<Tables>,
  releases: Pick<Releases, 'ledgers'>,
  outlet: Outlet,
): Promise<void> {
  const definitions = releases.ledgers()
  await outlet.write('ledgers/definitions.json', json([...definitions.values()]))
  const entities = await read.selectFrom('record_vintage').select('entity').distinct().execute()
  for (const { entity } of entities.toSorted((a, b) => (a.entity < b.entity ? -1 : 1))) {
    const rows = await read
      .selectFrom('record_vintage as v')
      .leftJoin('release_log as r', 'r.seq', 'v.seq')
      .select([
        'v.id',
        'v.version',
        'v.on_day',
        'v.event',
        'v.seq',
        'v.actor',
        'v.reason',
        'v.demo',
        'v.fields',
      ])
      .select('r.at as published_at')
      .where('v.entity', '=', entity)
      .orderBy('v.id')
      .orderBy('v.version')
      .execute()
    const versions = rows.map((row) => ({ row, fields: JSON.parse(row.fields) as Record<string, unknown> }))
    const defined = definitions.get(entity)?.fields.map(({ name }) => name) ?? []
    const said = versions.flatMap(({ fields }) => Object.keys(fields))
    const names = [...new Set([...defined, ...said])].filter((name) => name !== 'id')
    const headings = names.map((name) => (OWN.has(name) ? `field.${name}` : name))
    const lines = versions.map(({ row, fields }) =>
      csvLine([...COLUMNS.map((column) => cell(row[column])), ...names.map((name) => cell(fields[name]))]),
    )
    await outlet.write(`ledgers/${entity}.csv`, `${csvLine([...COLUMNS, ...headings])}${lines.join('')}`)
  }
}

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return decimalText(value)
  return plainText(typeof value === 'string' ? value : JSON.stringify(value))
}
