import { sql } from 'kysely'
import { definitionRow } from '#server/releases/definitions/changes.ts'
import { wallRow } from '#server/releases/walls/changes.ts'
import { vintageRow } from '#server/releases/rows.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'
import type { CheckedEntry, LogScan } from '#server/verify/checkLog.ts'
import { compareRow, type Compared } from '#server/verify/compareRows.ts'
import type { Findings } from '#server/verify/findings.ts'

const BATCH = 300

/** A table whose rows the changes of releases have made, one row a change. */
interface Kept<Row extends { readonly seq: number }> extends Compared<Row> {
  readonly of: (entry: CheckedEntry['release']) => readonly Row[]
  readonly key: readonly (keyof Row & string)[]
  /** Columns that may also say this. */
  readonly tolerates?: (expected: Row, found: Row) => Row
}

export interface RowCheck {
  readonly take: (batch: readonly CheckedEntry[]) => Promise<void>
  /** Once the whole log has been taken: rows that no release has made. */
  readonly finish: (scan: LogScan) => Promise<number>
}

const VINTAGES: Kept<Tables['vintage']> = {
  table: 'vintage',
  key: ['series', 'period', 'vintage'],
  columns: ['value', 'status', 'missing', 'demo', 'note', 'reason', 'revision', 'source', 'seq'],
  nameOf: ({ series, period, vintage }) => `${series} ${period} v${vintage}`,
  of: ({ seq, changes }) =>
    changes.flatMap((change) => (change.kind === 'observation' ? [vintageRow(change, seq)] : [])),
  // Releases from before revisions had kinds do not say which; the table was given what follows from the rule.
  tolerates: (expected, found) =>
    expected.revision === null && expected.vintage > 1 ? { ...expected, revision: found.revision } : expected,
}
const CATALOGUE: Kept<Tables['catalogue_version']> = {
  table: 'catalogue_version',
  key: ['code', 'version'],
  columns: ['entry', 'reason', 'seq'],
  nameOf: ({ code, version }) => `${code} v${version}`,
  of: ({ seq, changes }) =>
    changes.flatMap((change) =>
      change.kind === 'catalogue'
        ? [
            {
              ...{ code: change.entry.code, version: change.version, seq },
              ...{ entry: JSON.stringify(change.entry), reason: change.reason },
            },
          ]
        : [],
    ),
}

const DEFINITIONS: Kept<Tables['ledger_version']> = {
  table: 'ledger_version',
  key: ['code', 'version'],
  columns: ['entry', 'reason', 'seq'],
  nameOf: ({ code, version }) => `${code} v${version}`,
  of: ({ seq, changes }) =>
    changes.flatMap((change) => (change.kind === 'ledger' ? [definitionRow(change, seq)] : [])),
}

const WALLS: Kept<Tables['wall_version']> = {
  table: 'wall_version',
  key: ['part', 'code', 'version'],
  columns: ['entry', 'reason', 'seq'],
  nameOf: ({ part, code, version }) => `${part} ${code} v${version}`,
  of: ({ seq, changes }) =>
    changes.flatMap((change) => (change.kind === 'wall' ? [wallRow(change, seq)] : [])),
}

export const rowChecks = (read: Store['read'], findings: Findings): readonly RowCheck[] => [
  rowCheck(read, findings, VINTAGES),
  rowCheck(read, findings, CATALOGUE),
  rowCheck(read, findings, DEFINITIONS),
  rowCheck(read, findings, WALLS),
]

function rowCheck<Row extends { readonly seq: number }>(
  read: Store['read'],
  findings: Findings,
  kept: Kept<Row>,
): RowCheck {
  const { table, key, nameOf, of, tolerates } = kept
  const known = new Set<string>()
  const columns = sql.join(key.map((column) => sql.ref(column)))
  const keyOf = (row: Row): string => key.map((column) => String(row[column])).join(' ')
  /** Within a list of values PostgreSQL takes a parameter for text unless told. */
  const typed = (value: unknown) =>
    typeof value === 'number' ? sql`cast(${value} as bigint)` : sql`${value}`
  const values = (row: Row) => sql`(${sql.join(key.map((column) => typed(row[column])))})`

  async function found(rows: readonly Row[]): Promise<ReadonlyMap<string, Row>> {
    const wanted = sql.join(rows.map(values))
    const query = sql<Row>`select * from ${sql.table(table)} where (${columns}) in (values ${wanted})`
    return new Map((await query.execute(read)).rows.map((row) => [keyOf(row), row]))
  }

  return {
    async take(batch) {
      const expected = batch.flatMap(({ release }) => of(release))
      const trusted = new Set(batch.filter(({ sound }) => sound).map(({ release }) => release.seq))
      for (let from = 0; from < expected.length; from += BATCH) {
        const rows = expected.slice(from, from + BATCH)
        const there = await found(rows)
        for (const row of rows) {
          known.add(keyOf(row))
          if (!trusted.has(row.seq)) continue
          const is = there.get(keyOf(row))
          compareRow(kept, is && tolerates ? tolerates(row, is) : row, is, findings)
        }
      }
    },
    async finish({ last, doubted }) {
      const newer: Row[] = []
      let count = 0
      let after: Row | undefined
      for (;;) {
        const behind = after ? sql`where (${columns}) > ${values(after)}` : sql``
        const query = sql<Row>`select * from ${sql.table(table)} ${behind} order by ${columns} limit ${5_000}`
        const { rows } = await query.execute(read)
        for (const row of rows) {
          if (row.seq > last) newer.push(row)
          else if (!known.has(keyOf(row)) && !doubted.has(row.seq)) findings.add(table, nameOf(row), 'extra')
        }
        count += rows.length
        after = rows.at(-1)
        if (!after) break
      }
      // What was published while the check ran is another's business; what no release has reached yet, nobody's.
      const now = await read.selectFrom('change_seq').select('value').executeTakeFirst()
      for (const row of newer) if (row.seq > (now?.value ?? last)) findings.add(table, nameOf(row), 'extra')
      return count
    },
  }
}
