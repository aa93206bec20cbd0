import { sql, type Kysely } from 'kysely'
import { auditedWalls } from '#server/audit/auditedWalls.ts'
import { changedFields, fieldsIn } from '#server/audit/changedFields.ts'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import type { Tables } from '#server/store/tables.ts'
import type { AuditedFields, AuditedFigure, AuditedRelease } from '#shared/contract/audit.ts'
import type { Indicator } from '#shared/indicator.ts'
import { asPeriod } from '#shared/period.ts'
import {
  Release,
  type CatalogueChange,
  type LedgerChange,
  type ObservationChange,
  type RecordChange,
} from '#shared/release.ts'
import type { WallPlan } from '#shared/scenes/wallPlan.ts'

type Read = Kysely<Tables>
type VintageRow = Tables['vintage']

/** The state before the first change that a release made. */
export interface Delivered {
  readonly indicator: (code: string) => Indicator | undefined
  readonly walls: WallPlan
}

/** As many changes as somebody reads; of the rest only the number is told. */
export const LISTED = 500

/**
 * What a release changed, before and after, joined from the vintages when it is asked for: the audit log keeps no copy.
 * Undefined where there is no such release, or where its body cannot be read any more.
 */
export async function auditedRelease(
  read: Read,
  seq: number,
  delivered: Delivered,
): Promise<AuditedRelease | undefined> {
  const row = await read.selectFrom('release_log').select('body').where('seq', '=', seq).executeTakeFirst()
  const release = row && readRelease(row.body)
  if (!release) return undefined
  const listed = release.changes.slice(0, LISTED)
  const observed = listed.filter((change) => change.kind === 'observation')
  const records = listed.filter((change) => change.kind === 'record')
  const entries = listed.filter((change) => change.kind === 'catalogue')
  const definitions = listed.filter((change) => change.kind === 'ledger')
  const walls = listed.filter((change) => change.kind === 'wall')
  return {
    seq,
    at: release.at,
    title: release.title,
    owner: release.owner,
    figures: await figuresOf(read, observed),
    records: [
      ...(await recordsOf(read, records)),
      ...(await entriesOf(read, entries, delivered.indicator)),
      ...(await definitionsOf(read, definitions)),
      ...(await auditedWalls(read, walls, delivered.walls)),
    ],
    more: release.changes.length - listed.length,
  }
}

function readRelease(body: string): Release | undefined {
  try {
    return Release.safeParse(JSON.parse(body)).data
  } catch {
    return undefined
  }
}

const BATCH = 200

async function figuresOf(read: Read, changes: readonly ObservationChange[]): Promise<AuditedFigure[]> {
  const rows = new Map<string, VintageRow>()
  for (let from = 0; from < changes.length; from += BATCH) {
    const wanted = changes
      .slice(from, from + BATCH)
      .flatMap(({ series, period, vintage }) => [
        sql`(${series}, ${period}, cast(${vintage} as bigint))`,
        sql`(${series}, ${period}, cast(${vintage - 1} as bigint))`,
      ])
    const found = await read
      .selectFrom('vintage')
      .selectAll()
      .where(sql<boolean>`(series, period, vintage) in (values ${sql.join(wanted)})`)
      .execute()
    for (const row of found) rows.set(keyOf(row), row)
  }
  return changes.flatMap(({ series, period, vintage }) => {
    const after = rows.get(keyOf({ series, period, vintage }))
    if (!after) return [] // taken out of the table by hand, which the check of the store names
    const before = rows.get(keyOf({ series, period, vintage: vintage - 1 }))
    const { revision, reason } = after
    const values = { before: before ? published(before) : null, after: published(after) }
    return [{ series, period: asPeriod(period), vintage, ...values, revision, reason }]
  })
}

const keyOf = ({ series, period, vintage }: Pick<VintageRow, 'series' | 'period' | 'vintage'>): string =>
  `${series} ${period} ${vintage}`

const published = ({ value, status, missing, demo }: VintageRow): AuditedFigure['after'] => ({
  ...{ value, status, missing },
  demo: demo === 1,
})

async function recordsOf(read: Read, changes: readonly RecordChange[]): Promise<AuditedFields[]> {
  const audited: AuditedFields[] = []
  for (const { entity, id, version } of changes) {
    const rows = await read
      .selectFrom('record_vintage')
      .select(['version', 'fields', 'reason'])
      .where('entity', '=', entity)
      .where('id', '=', id)
      .where('version', 'in', [version - 1, version])
      .execute()
    const at = (wanted: number) => rows.find((row) => row.version === wanted)
    const [before, after] = [at(version - 1), at(version)]
    if (!after) continue // taken out of the table by hand, which the check of the store names
    audited.push({
      ...{ entity, id, version, reason: after.reason },
      fields: changedFields(fieldsIn(before?.fields), fieldsIn(after.fields)),
    })
  }
  return audited
}

async function entriesOf(
  read: Read,
  changes: readonly CatalogueChange[],
  delivered: (code: string) => Indicator | undefined,
): Promise<AuditedFields[]> {
  const audited: AuditedFields[] = []
  for (const { version, entry, reason } of changes) {
    const before = await read
      .selectFrom('catalogue_version')
      .select('entry')
      .where('code', '=', entry.code)
      .where('version', '=', version - 1)
      .executeTakeFirst()
    const was = before ? fieldsIn(before.entry) : fieldsIn(JSON.stringify(delivered(entry.code) ?? {}))
    const fields = changedFields(was, fieldsIn(JSON.stringify(entry)))
    audited.push({ entity: 'catalogue', id: entry.code, version, reason, fields })
  }
  return audited
}

async function definitionsOf(read: Read, changes: readonly LedgerChange[]): Promise<AuditedFields[]> {
  const audited: AuditedFields[] = []
  for (const { version, entry, reason } of changes) {
    const before = await read
      .selectFrom('ledger_version')
      .select('entry')
      .where('code', '=', entry.code)
      .where('version', '=', version - 1)
      .executeTakeFirst()
    const was = fieldsIn(before?.entry ?? JSON.stringify(loadLedgers().get(entry.code) ?? {}))
    const fields = changedFields(was, fieldsIn(JSON.stringify(entry)))
    audited.push({ entity: 'ledger', id: entry.code, version, reason, fields })
  }
  return audited
}
