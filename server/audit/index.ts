import type { Logger } from 'pino'
import { appendAudit, type Json } from '#server/audit/appendAudit.ts'
import { auditCsv, type HashedEntry } from '#server/audit/auditCsv.ts'
import { auditedRelease, type Delivered } from '#server/audit/auditedRelease.ts'
import { findEntries, type AuditFilter, type AuditRow } from '#server/audit/auditQuery.ts'
import { nameEntries } from '#server/audit/nameEntries.ts'
import { instantOf, type Clock } from '#server/clock.ts'
import { asciiExportName, EXPORT_TYPES, exportName, type ExportFile } from '#server/exports/index.ts'
import { Failure } from '#server/failure.ts'
import type { Store } from '#server/store/store.ts'
import type { AuditDetail, AuditPage } from '#shared/contract/audit.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { shanghaiDay, type Locale } from '#shared/period.ts'

export type { AuditFilter } from '#server/audit/auditQuery.ts'

/** The log of acts, for those who watch over it. Reading it changes nothing; taking it away is an act itself. */
export interface Audit {
  readonly list: (filter: AuditFilter, before: number | undefined, limit: number) => Promise<AuditPage>
  /** One entry with its hashes and, for a release, every figure before and after. Throws Failure `not-found`. */
  readonly entry: (n: number) => Promise<AuditDetail>
  /** Writes down that figures were taken away. A store that cannot write does not keep people from reading. */
  readonly exported: (by: Actor, object: string, choice: Readonly<Record<string, unknown>>) => Promise<void>
  readonly export: (filter: AuditFilter, lang: Locale, by: Actor) => Promise<ExportFile>
}

export interface AuditPorts {
  readonly store: Pick<Store, 'read' | 'write'>
  readonly clock: Clock
  readonly log: Pick<Logger, 'warn'>
  /** Catalogue and walls as their files have them. */
  readonly delivered: Delivered
}

const BATCH = 1_000

export function openAudit({ store, clock, log, delivered }: AuditPorts): Audit {
  const { read } = store
  const record = (by: Actor, action: string, object: string, choice: Readonly<Record<string, unknown>>) => {
    const detail = JSON.parse(JSON.stringify(choice)) as Json // without what was left open
    const entry = { at: instantOf(clock.now()), actor: by.id, action, object, detail }
    return store.write((trx) => appendAudit(trx, entry))
  }
  return {
    list: async (filter, before, limit) => {
      const rows = await findEntries(read, filter, before, limit + 1)
      const shown = rows.slice(0, limit)
      const next = rows.length > limit ? (shown.at(-1)?.n ?? null) : null
      return { entries: [...(await nameEntries(read, shown))], next }
    },

    entry: async (n) => {
      const rows = await read
        .selectFrom('audit')
        .selectAll()
        .where('n', 'in', [n - 1, n])
        .execute()
      const row = rows.find((r) => r.n === n)
      const [entry] = row ? await nameEntries(read, [row]) : []
      if (!row || !entry) throw new Failure('not-found')
      const seq = releaseIn(row)
      const release = seq === undefined ? undefined : await auditedRelease(read, seq, delivered)
      const previous = rows.find((r) => r.n === n - 1)?.hash ?? ''
      return { ...entry, previous, hash: row.hash, release: release ?? null }
    },

    exported: (by, object, choice) =>
      record(by, 'figures.exported', object, choice).catch((error: unknown) =>
        log.warn({ err: error, object }, 'an export is not in the audit log'),
      ),

    export: async (filter, lang, by) => {
      await record(by, 'audit.exported', 'audit', { ...filter })
      const day = shanghaiDay(clock.now())
      return {
        name: exportName([lang === 'en' ? 'Audit log' : '审计日志', day], 'csv'),
        asciiName: asciiExportName(['audit-log', day], 'csv'),
        type: EXPORT_TYPES.csv,
        body: auditCsv(batches(read, filter), lang),
      }
    },
  }
}

const releaseIn = ({ action, object }: AuditRow): number | undefined => {
  const [, seq] = /^release:(\d+)$/.exec(object) ?? []
  return seq === undefined || action === 'history.imported' ? undefined : Number(seq)
}

/** All entries that fit, newest first, as fast as somebody takes them. */
async function* batches(read: Store['read'], filter: AuditFilter): AsyncGenerator<readonly HashedEntry[]> {
  let before: number | undefined
  for (;;) {
    const rows = await findEntries(read, filter, before, BATCH)
    const entries = await nameEntries(read, rows)
    yield entries.map((entry, i) => ({ ...entry, hash: rows[i]?.hash ?? '' }))
    if (rows.length < BATCH) return
    before = rows.at(-1)?.n
  }
}
