import type { Kysely } from 'kysely'
import { Failure } from '#server/failure.ts'
import { publishersOf } from '#server/releases/publishersOf.ts'
import type { Tables } from '#server/store/tables.ts'
import type { LedgerEdits } from '#shared/board.ts'
import type { LedgerHistory } from '#shared/contract/ledgerEdit.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { LedgerEntry } from '#shared/ledger/ledgerEntry.ts'

type Db = Kysely<Tables>

/** In what the definitions of the ledgers differed from their files at a seq. */
export async function ledgerEditsAt(db: Db, seq: number): Promise<LedgerEdits> {
  const rows = await db
    .selectFrom('ledger_version')
    .select(['code', 'version', 'seq', 'entry'])
    .where('seq', '<=', seq)
    .orderBy('version')
    .execute()
  return Object.fromEntries(
    rows.map(({ code, entry, ...edit }) => [code, { ...edit, entry: ledgerIn(entry) }] as const),
  )
}

/** The release that changed a definition last; 0 where none has. */
export async function lastDefinition(db: Db): Promise<number> {
  const { seq } = await db
    .selectFrom('ledger_version')
    .select((eb) => eb.fn.max<number | string | null>('seq').as('seq'))
    .executeTakeFirstOrThrow()
  return Number(seq ?? 0)
}

/** The newest version of each of these ledgers that has been changed or added. */
export async function definitionVersions(
  db: Db,
  codes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('ledger_version')
    .select((eb) => ['code', eb.fn.max<number | string>('version').as('version')])
    .where('code', 'in', codes)
    .groupBy('code')
    .execute()
  return new Map(rows.map(({ code, version }) => [code, Number(version)]))
}

/** {@link Releases.ledgerHistory}. Throws Failure `not-found` for a code that was never used. */
export async function ledgerHistory(
  db: Db,
  delivered: ReadonlyMap<string, Ledger>,
  code: string,
): Promise<LedgerHistory> {
  const states = await db
    .selectFrom('ledger_version as l')
    .innerJoin('release_log as r', 'r.seq', 'l.seq')
    .select(['l.version', 'l.seq', 'l.entry', 'l.reason', 'r.at'])
    .where('l.code', '=', code)
    .orderBy('l.version', 'desc')
    .execute()
  const first = delivered.get(code)
  if (!first && states.length === 0) throw new Failure('not-found')
  const publishers = await publishersOf(
    db,
    states.map(({ seq }) => seq),
  )
  return {
    code,
    delivered: first ? ledgerIn(JSON.stringify(first)) : null,
    versions: states.map(({ entry, ...state }) => ({
      ...state,
      entry: ledgerIn(entry),
      by: publishers.get(state.seq) ?? null,
    })),
  }
}

/** Checked before it was written. */
const ledgerIn = (json: string): LedgerEntry => JSON.parse(json) as LedgerEntry
