import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { releaseRow, vintageRow } from '#server/releases/rows.ts'
import { openStore } from '#server/store/openStore.ts'
import { addPeriods, asPeriod } from '#shared/period.ts'
import type { ObservationChange, Release } from '#shared/release.ts'
import { seriesKey } from '#shared/series.ts'

/** Figures in a release. */
const CHANGES = 2
const MONTHS = 240
const FIRST = asPeriod('2006-02')
const BEGAN = Date.UTC(2006, 2, 1)
const MINUTE = 60_000

/** A data folder whose log has so many releases, written once straight into its tables and kept for later runs. */
export async function longLog(folder: string, releases: number): Promise<string> {
  const dataDir = join(folder, `start-${releases}`)
  const file = join(dataDir, 'guanlan.db')
  const isThere = existsSync(file)
  await (await openStore({ dataDir, databaseUrl: '', exclusive: true })).close()
  const database = new DatabaseSync(file)
  if (!isThere || newest(database) !== releases) fill(database, releases)
  database.close()
  return dataDir
}

/** What a start without kept boards finds. */
export function forgetBoards(dataDir: string): void {
  const database = new DatabaseSync(join(dataDir, 'guanlan.db'))
  database.exec('delete from kept_board')
  database.close()
}

const newest = (database: DatabaseSync): number =>
  Number(database.prepare('select value from change_seq').get()?.['value'])

function fill(database: DatabaseSync, releases: number): void {
  const catalogue = loadCatalogue()
  const series = catalogue.indicators.map(({ code }) => seriesKey(code, catalogue.site.home))
  const periods = Array.from({ length: MONTHS }, (_, n) => addPeriods(FIRST, n))
  const change = (n: number): ObservationChange => ({
    kind: 'observation',
    series: series[n % series.length] ?? seriesKey('', ''),
    period: periods[Math.floor(n / series.length) % MONTHS] ?? FIRST,
    vintage: Math.floor(n / series.length / MONTHS) + 1,
    value: (n % 997) / 10,
    status: 'final',
  })
  const log = database.prepare(
    'insert into release_log (seq, at, title, owner, changes, source, body, hash) values (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const vintages = database.prepare(
    'insert into vintage (series, period, vintage, value, status, demo, seq) values (?, ?, ?, ?, ?, ?, ?)',
  )
  database.exec('pragma synchronous = off; begin; delete from release_log; delete from vintage')
  for (let seq = 1; seq <= releases; seq++) {
    const changes = Array.from({ length: CHANGES }, (_, n) => change(seq * CHANGES + n))
    const at = new Date(BEGAN + seq * 10 * MINUTE).toISOString()
    const release: Release = { seq, at, title: `第 ${seq} 次发布`, owner: 'bureau.economy', changes }
    const row = releaseRow(release)
    log.run(seq, at, row.title, row.owner, CHANGES, null, row.body, row.hash)
    for (const one of changes) {
      const { period, vintage, value, status, demo, series: key } = vintageRow(one, seq)
      vintages.run(key, period, vintage, value, status, demo, seq)
    }
  }
  database.exec(`update change_seq set value = ${releases}; delete from kept_board; commit`)
}
