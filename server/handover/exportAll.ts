import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf, type Clock } from '#server/clock.ts'
import { exportFigures } from '#server/handover/figures.ts'
import { outletTo, type WrittenFile } from '#server/handover/outlet.ts'
import { exportFiles, exportReports } from '#server/handover/papers.ts'
import { readme } from '#server/handover/readme.ts'
import { exportLedgers, json } from '#server/handover/records.ts'
import { exportTables } from '#server/handover/tables.ts'
import { createLog } from '#server/log.ts'
import { openReleases } from '#server/releases/index.ts'
import { FILE_SHELVES } from '#server/store/files.ts'
import { StartError } from '#server/store/startError.ts'
import type { Store } from '#server/store/store.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'

interface Ports {
  readonly store: Store
  /** As delivered. */
  readonly catalogue: Catalogue
  readonly clock: Clock
  readonly by: string
}

/**
 * Writes everything of one moment in open formats below a folder, with a page that says what is what and a list of
 * hashes: nobody needs this product to read what it kept. An act.
 */
export async function exportAll(
  { store, catalogue, clock, by }: Ports,
  folder: string,
): Promise<{ readonly seq: number; readonly files: readonly WrittenFile[] }> {
  const at = instantOf(clock.now())
  const act = { at, actor: by, action: 'store.exported', object: 'store', detail: null }
  await store.write((trx) => appendAudit(trx, act))
  return store.snapshot(async ({ db, files }) => {
    const write = () => Promise.reject(new StartError('What is exported is only read.'))
    const moment: Store = { ...store, read: db, files, write }
    const releases = await openReleases({ store: moment, catalogue, clock, log: createLog('silent') })
    try {
      const outlet = outletTo(folder)
      const { seq, epoch } = releases.board()
      const standing = releases.catalogue()
      const { site, indicators, retired, subjects, units, rules, owners, domains } = standing
      await outlet.write(
        'catalogue.json',
        json({ site, domains, owners, units, rules, subjects, indicators, retired }),
      )
      await exportFigures({ store: moment, clock, releases, outlet })
      await exportLedgers(db, releases, outlet)
      await outlet.write('releases.jsonl', releaseLines(db))
      await exportReports(db, standing.site.bureau.zh, outlet)
      for (const shelf of FILE_SHELVES) await exportFiles(shelf, files[shelf], outlet)
      await exportTables(db, store.engine, outlet)
      await outlet.write('README.md', readme({ at, seq, epoch, bureau: standing.site.bureau }))
      await outlet.close()
      return { seq, files: outlet.written }
    } finally {
      await releases.close()
    }
  })
}

const BATCH = 200

/** Each release exactly as it went over the wire: its hash is that of the line. */
async function* releaseLines(db: Store['read']): AsyncGenerator<string> {
  for (let after = 0; ;) {
    const log = db.selectFrom('release_log').select(['seq', 'body']).where('seq', '>', after)
    const rows = await log.orderBy('seq').limit(BATCH).execute()
    yield rows.map(({ body }) => `${body}\n`).join('')
    if (rows.length < BATCH) return
    after = rows.at(-1)?.seq ?? after
  }
}
