import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import { CurrentVintages } from '#server/releases/currentState.ts'
import { countedRecords } from '#server/releases/derive/countedPeriods.ts'
import type { Recalled } from '#server/releases/derive/recalled.ts'
import { turnedBy } from '#server/releases/derive/turned.ts'
import { derivedChanges, type Standing } from '#server/releases/derive/derive.ts'
import { recordFigureChanges } from '#server/releases/derive/recordFigures.ts'
import { LaidOver } from '#server/records/laidOver.ts'
import { publicChanges } from '#server/records/publicChanges.ts'
import { hashOfRows, rowOf } from '#server/records/recordRows.ts'
import { RecordTallies } from '#server/records/tallies/recordTallies.ts'
import type { ChangePorts } from '#server/releases/changesOf.ts'
import { historicObservation, historicVersion } from '#server/releases/historicChanges.ts'
import type { HistoricRelease, ImportReceipt } from '#server/releases/releases.ts'
import * as repository from '#server/releases/repository.ts'
import { latestRows, releaseRow, vintageRow } from '#server/releases/rows.ts'
import type { Tables } from '#server/store/tables.ts'
import { monthOf, periodEnd, shanghaiDay, type Day } from '#shared/period.ts'
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
    /** SHA-256 over those of the records of its releases, which the log does not have whole. */
    readonly recordsHash: string
    readonly counts: ImportReceipt
  }>
}

/** Appends historic releases after `base` inside one transaction, many rows to an insert. */
export async function openHistoryWriter(
  trx: Transaction<Tables>,
  base: number,
  { derivations, ledgers, records: book, catalogue }: ChangePorts,
): Promise<HistoryWriter> {
  const vintages = new CurrentVintages(await repository.currentVintages(trx))
  await book.catchUp(trx)
  const records = new LaidOver(book)
  const { workingDays } = catalogue
  const tallies = new RecordTallies({ view: records, ledger: (code) => ledgers.get(code), workingDays })
  const newest = await trx.selectFrom('latest').select(['series', 'period']).execute()
  const reached = new Map(newest.map(({ series, period }) => [series, period]))
  const latest = new Map<SeriesKey, Tables['latest']>()
  const counts = { releases: 0, observations: 0, records: 0 }
  const digest = createHash('sha256')
  const recordsDigest = createHash('sha256')
  let [seq, at, month] = [base, '', '']
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
      const filed = historic.observations.flatMap((o) => historicObservation(o, demo, vintages) ?? [])
      const versions = historic.records.flatMap((record) => {
        const version = historicVersion(record, { seq: seq + 1, at, demo }, records)
        if (version) records.lay(version)
        return version ?? []
      })
      const today = shanghaiDay(Date.parse(at))
      const isNewMonth = month !== monthOf(today)
      month = monthOf(today)
      const movement = versions.length > 0 ? tallies.follow(versions) : undefined
      const ledgerName = (code: string): string => ledgers.get(code)?.zh ?? code
      const read = await recordFigureChanges(versions, {
        ...{ catalogue, standing, after: records, today, ledgerName },
      })
      const stated = [...filed, ...read]
      const derived = await derivedChanges(stated, {
        derivations,
        standing,
        records: { ...countedRecords(tallies, today, undefined), movement },
        // What has ended since the release before is final with this one; what runs is worked out when it changes.
        recalled: isNewMonth
          ? ended(
              turnedBy(derivations, today, (series) => reached.get(series)),
              today,
            )
          : undefined,
        ledgerName,
      })
      const observed = [...stated, ...derived]
      if (observed.length + versions.length === 0) return
      seq += 1
      const { title, owner, source } = historic
      const release: Release = {
        seq,
        at,
        title,
        owner,
        ...(source && { source }),
        ...(demo && { demo }),
        changes: [...observed, ...publicChanges(versions, ledgers, records)],
      }
      const row = releaseRow(release)
      digest.update(row.hash)
      await repository.insertRelease(trx, row)
      for (const change of observed) vintageRows.push(vintageRow(change, seq))
      const rows = versions.map(rowOf)
      recordRows.push(...rows)
      if (rows.length > 0) recordsDigest.update(hashOfRows(rows))
      for (const last of latestRows(observed, seq, reached)) {
        latest.set(last.series, last)
        reached.set(last.series, last.period)
      }
      if (vintageRows.length + recordRows.length >= FLUSH_AT) await flush()
      counts.releases += 1
      counts.observations += observed.length
      counts.records += versions.length
    },
    async finish() {
      await flush()
      await repository.putLatest(trx, [...latest.values()])
      return { seq, hash: digest.digest('hex'), recordsHash: recordsDigest.digest('hex'), counts }
    },
  }
}

const ended = (recalled: Recalled, today: Day): Recalled =>
  new Map(
    [...recalled].map(([code, targets]) => [code, targets.filter(({ period }) => periodEnd(period) < today)]),
  )

/** The release's instant in the one form that sorts as text. Throws where the history is not in order. */
function laterInstant({ at, title }: HistoricRelease, previous: string): string {
  const instant = new Date(at).toISOString()
  if (instant < previous) throw new Error(`"${title}" of ${at} comes after a release of ${previous}`)
  return instant
}
