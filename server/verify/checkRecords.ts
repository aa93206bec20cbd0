import { createHash, type Hash } from 'node:crypto'
import { sql } from 'kysely'
import { hashOfRows } from '#server/records/recordRows.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'
import type { AuditedFacts } from '#server/verify/auditedFacts.ts'
import type { CheckedEntry, LogScan } from '#server/verify/checkLog.ts'
import type { Findings } from '#server/verify/findings.ts'
import { sameValue, type Fields } from '#shared/ledger/record.ts'
import type { RecordChange } from '#shared/release.ts'

type Row = Tables['record_vintage']
type Told = RecordChange & { readonly seq: number; readonly isSure: boolean }

const TABLE = 'record_vintage'
const BATCH = 5_000
const nameOf = ({ entity, id, version }: Pick<Row, 'entity' | 'id' | 'version'>): string =>
  `${entity} ${id} v${version}`

/**
 * The versions of records against the releases that made them, and against the acts, which keep a hash of what the log
 * does not have: a row that was changed is named where the log tells of it, else the release that it belongs to.
 */
export function recordCheck(read: Store['read'], facts: AuditedFacts, findings: Findings) {
  const told = new Map<string, Told>()
  return {
    take(batch: readonly CheckedEntry[]): void {
      for (const { release, sound } of batch)
        for (const change of release.changes)
          if (change.kind === 'record')
            told.set(nameOf(change), { ...change, seq: release.seq, isSure: sound })
    },
    async finish({ last, doubted }: LogScan): Promise<void> {
      const named = new Set<number>()
      const imports = facts.imports.map((imported) => ({ ...imported, digest: createHash('sha256') }))
      const isLate = lateRows()
      const newest = await read.selectFrom('change_seq').select('value').executeTakeFirst()
      for await (const rows of releasesOf(read)) {
        const seq = rows[0]?.seq ?? 0
        if (seq > last) {
          // What was published while the check ran is another's business; what no release has reached yet, nobody's.
          if (seq > (newest?.value ?? last)) for (const row of rows) findings.add(TABLE, nameOf(row), 'extra')
          continue
        }
        for (const row of rows) if (isWrong(row, told, facts, findings, isLate(row))) named.add(seq)
        hashed(rows, seq)
      }
      for (const change of told.values())
        if (change.isSure && change.seq <= last && !doubted.has(change.seq)) {
          findings.add(TABLE, nameOf(change), 'missing')
          named.add(change.seq)
        }
      for (const [seq, expected] of facts.records)
        if (!named.has(seq) && !facts.doubted.has(`release:${seq}`))
          differs(`seq ${seq}`, expected, emptyHash())
      for (const { from, to, recordsHash, digest } of imports) {
        const isNamed = [...named].some((seq) => seq >= from && seq <= to)
        const found = digest.digest('hex')
        if (recordsHash !== undefined && recordsHash !== found && !isNamed)
          differs(`seq ${from}–${to}`, recordsHash, found)
      }

      function hashed(rows: readonly Row[], seq: number): void {
        const hash = hashOfRows(rows)
        const expected = facts.records.get(seq)
        facts.records.delete(seq)
        const isSure = !facts.doubted.has(`release:${seq}`) && !named.has(seq)
        if (expected !== undefined && expected !== hash && isSure) differs(`seq ${seq}`, expected, hash)
        const imported: { digest: Hash } | undefined = imports.find(
          ({ from, to }) => seq >= from && seq <= to,
        )
        imported?.digest.update(hash)
      }
    },
  }

  function differs(row: string, expected: string, found: string): void {
    findings.add(TABLE, row, 'differs', { column: 'fields', expected, found })
  }
}

const emptyHash = (): string => hashOfRows([])

/**
 * Whether something was entered into a record after what had happened later: then the log shows what all of it comes to,
 * which no single row holds. Asked of the rows in their order.
 */
function lateRows(): (row: Row) => boolean {
  const newest = new Map<string, string>()
  const late = new Set<string>()
  return ({ entity, id, on_day }) => {
    const name = `${entity} ${id}`
    const before = newest.get(name) ?? ''
    if (on_day < before) late.add(name)
    else newest.set(name, on_day)
    return late.has(name)
  }
}

/** Holds a row against what the log says of it, and takes that as answered. */
function isWrong(
  row: Row,
  told: Map<string, Told>,
  facts: AuditedFacts,
  findings: Findings,
  isLate: boolean,
): boolean {
  const change = told.get(nameOf(row))
  told.delete(nameOf(row))
  if (!change) {
    // The log says nothing of a record that is not for everybody; before acts kept a hash it said all of every one.
    const isHashed =
      facts.records.has(row.seq) ||
      facts.imports.some(
        ({ from, to, recordsHash }) => recordsHash !== undefined && row.seq >= from && row.seq <= to,
      )
    if (!isHashed) findings.add(TABLE, nameOf(row), 'extra')
    return !isHashed
  }
  if (!change.isSure) return false
  const column = differing(row, isLate ? { ...change, fields: undefined } : change)
  if (column) findings.add(TABLE, nameOf(row), 'differs', column)
  return column !== undefined
}

function differing(row: Row, { seq, on, event, demo, fields }: Told) {
  if (row.seq !== seq) return { column: 'seq', expected: seq, found: row.seq }
  if (on !== undefined && row.on_day !== on) return { column: 'on_day', expected: on, found: row.on_day }
  if (event !== undefined && row.event !== event)
    return { column: 'event', expected: event, found: row.event }
  if ((row.demo === 1) !== (demo ?? false))
    return { column: 'demo', expected: demo ?? false, found: row.demo }
  const found = fieldsIn(row.fields)
  for (const [name, value] of Object.entries(fields ?? {}))
    if (!sameValue(found?.[name], value))
      return { column: 'fields', expected: value, found: found?.[name] ?? null }
  return undefined
}

function fieldsIn(json: string): Fields | undefined {
  try {
    return JSON.parse(json) as Fields
  } catch {
    return undefined // changed by hand, which is what is to be found out
  }
}

/** The rows of the table, those of one release at a time, in the order of the log. */
async function* releasesOf(read: Store['read']): AsyncGenerator<readonly Row[]> {
  let pending: Row[] = []
  let after: Row | undefined
  for (;;) {
    let query = read
      .selectFrom(TABLE)
      .selectAll()
      .orderBy('seq')
      .orderBy('entity')
      .orderBy('id')
      .orderBy('version')
    if (after)
      query = query.where(
        sql<boolean>`(seq, entity, id, version) > (cast(${after.seq} as bigint), ${after.entity}, ${after.id}, cast(${after.version} as bigint))`,
      )
    const rows = await query.limit(BATCH).execute()
    for (const row of rows) {
      if (pending[0] && pending[0].seq !== row.seq) {
        yield pending
        pending = []
      }
      pending.push(row)
    }
    after = rows.at(-1)
    if (rows.length < BATCH) break
  }
  if (pending.length > 0) yield pending
}
