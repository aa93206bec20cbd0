import { latestRows } from '#server/releases/rows.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'
import type { CheckedEntry, LogScan } from '#server/verify/checkLog.ts'
import { compareRow } from '#server/verify/compareRows.ts'
import type { Findings } from '#server/verify/findings.ts'
import type { Period } from '#shared/period.ts'
import type { SeriesKey } from '#shared/series.ts'

/** The newest period of every series, held against what the log comes to. */
export function latestCheck(read: Store['read'], findings: Findings) {
  const expected = new Map<SeriesKey, Tables['latest']>()
  const reached = new Map<SeriesKey, Period>()
  return {
    take(batch: readonly CheckedEntry[]): void {
      for (const { release } of batch) {
        const observed = release.changes.filter((change) => change.kind === 'observation')
        for (const row of latestRows(observed, release.seq, reached)) {
          expected.set(row.series, row)
          reached.set(row.series, row.period)
        }
      }
    },
    async finish({ last, doubted }: LogScan): Promise<void> {
      const isSure = (row: Tables['latest'] | undefined): boolean => !row || !doubted.has(row.seq)
      const found = new Map(
        (await read.selectFrom('latest').selectAll().execute()).map((row) => [row.series, row]),
      )
      for (const [series, row] of expected) {
        const is = found.get(series)
        if (isSure(row) && isSure(is) && (is?.seq ?? 0) <= last) compareRow(LATEST, row, is, findings)
      }
      for (const [series, row] of found)
        if (!expected.has(series) && isSure(row) && row.seq <= last) findings.add('latest', series, 'extra')
    },
  }
}

const LATEST = {
  table: 'latest',
  columns: ['period', 'value', 'status', 'seq'],
  nameOf: ({ series }: Tables['latest']) => series,
} as const
