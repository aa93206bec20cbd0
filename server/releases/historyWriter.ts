import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { CurrentRecords, CurrentVintages } from '#server/releases/currentState.ts'
import type { Derivations } from '#server/releases/derive/derivations.ts'
import { derivedChanges, type Standing } from '#server/releases/derive/derive.ts'
import { historicObservation, historicRecord } from '#server/releases/historicChanges.ts'
import type { HistoricRelease, ImportReceipt } from '#server/releases/releases.ts'
import * as repository from '#server/releases/repository.ts'
import { latestRows, recordRow, releaseRow, vintageRow } from '#server/releases/rows.ts'
import type { Tables } from '#server/store/tables.ts'
import type { Release } from '#shared/release.ts'
import type { SeriesKey } from '#shared/series.ts'

/** Rows kept back until an insert is worth its while. */
const FLUSH_AT = 400

export interface HistoryWriter {
  /** Writes the release as the next of the log, or leaves it out where it changes nothing. */
  readonly add: (historic: HistoricRelease) => Promise<void>
  readonly finish: () => Promise<{
    readonly seq: number
    readonly hash: string
    readonly counts: ImportReceipt
  }>
}

/** Appends historic releases after `base` inside one transaction, many rows to an insert. */
export async function openHistoryWriter(
  trx: Transaction<Tables>,
  base: number,
  derivations: Derivations,
): Promise<HistoryWriter> {
  const vintages = new CurrentVintages(await repository.currentVintages(trx))
  const records = new CurrentRecords(await repository.currentRecords(trx))
  const newest = await trx.selectFrom('latest').select(['series', 'period']).execute()
  const reached = new Map(newest.map(({ series, period }) => [series, period]))
  const latest = new Map<SeriesKey, Tables['latest']>()
  const counts = { releases: 0, observations: 0, records: 0 }
  const digest = createHash('sha256')
  let [seq, at] = [base, '']
  let vintageRows: Tables['vintage'][] = []
  let recordRows: Tables['record_vintage'][] = []
  const standing: Standing = {
    get: (key) => vintages.get(key),
    set: (key, vintage) => vintages.set(key, vintage),
    load: () => Promise.resolve(), // all of it is in memory
  }

  const flush = async () => {
    await repository.insertVintages(trx, vintageRows)
    await repository.insertRecords(trx, recordRows)
    vintageRows = []
    recordRows = []
  }

  return {
    async add(historic) {
      at = laterInstant(historic, at)
      const demo = historic.demo === true
      const stated = historic.observations.flatMap((o) => historicObservation(o, demo, vintages) ?? [])
      const observed = [...stated, ...(await derivedChanges(derivations, stated, standing))]
      const recorded = historic.records.flatMap((r) => historicRecord(r, demo, records) ?? [])
      if (observed.length + recorded.length === 0) return
      seq += 1
      const { title, owner, source } = historic
      const release: Release = {
        seq,
        at,
        title,
        owner,
        ...(source && { source }),
        ...(demo && { demo }),
        changes: [...observed, ...recorded],
      }
      const row = releaseRow(release)
      digest.update(row.hash)
      await repository.insertRelease(trx, row)
      for (const change of observed) vintageRows.push(vintageRow(change, seq))
      for (const change of recorded) recordRows.push(recordRow(change, seq))
      for (const last of latestRows(observed, seq, reached)) {
        latest.set(last.series, last)
        reached.set(last.series, last.period)
      }
      if (vintageRows.length + recordRows.length >= FLUSH_AT) await flush()
      counts.releases += 1
      counts.observations += observed.length
      counts.records += recorded.length
    },
    async finish() {
      await flush()
      await repository.putLatest(trx, [...latest.values()])
      return { seq, hash: digest.digest('hex'), counts }
    },
  }
}

/** The release's instant in the one form that sorts as text. Throws where the history is not in order. */
function laterInstant({ at, title }: HistoricRelease, previous: string): string {
  const instant = new Date(at).toISOString()
  if (instant < previous) throw new Error(`"${title}" of ${at} comes after a release of ${previous}`)
  return instant
}
