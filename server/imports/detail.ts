import type { ImportRow } from '#server/imports/ports.ts'
import type { ImportLedger } from '#shared/contract/listImports.ts'
import type {
  FateCounts,
  ImportDetail,
  ImportObstacle,
  ImportSheet,
  ImportSummary,
} from '#shared/contract/imports.ts'

/** As many figures as a draft holds. */
export const MOST_FIGURES = 20_000
export const MOST_RECORDS = 20_000

export const summaryOf = (row: ImportRow): ImportSummary => ({
  id: row.id,
  version: row.version,
  state: row.state,
  fileName: row.file_name,
  format: row.format,
  encoding: row.encoding,
  bytes: row.bytes,
  origin: row.origin,
  owner: row.owner,
  by: row.by_name,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  draft: row.draft,
  seq: row.seq,
})

/** The import with all its sheets, what they come to together, and what keeps it from becoming a draft. */
export function detailOf(row: ImportRow, sheets: ImportSheet[], ledgers: ImportLedger[] = []): ImportDetail {
  const taken = sheets.filter(({ included }) => included)
  const counts = taken.reduce<FateCounts>(
    (sum, { counts: c }) => ({
      taken: sum.taken + c.taken,
      skipped: sum.skipped + c.skipped,
      doubtful: sum.doubtful + c.doubtful,
      wrong: sum.wrong + c.wrong,
    }),
    { taken: 0, skipped: 0, doubtful: 0, wrong: 0 },
  )
  const errors = taken.reduce((sum, { errorCount }) => sum + errorCount, 0)
  const records = taken.reduce(
    (sum, { list }) => sum + (list ? list.records.new + list.records.changed : 0),
    0,
  )
  const figures = taken.reduce((sum, { list, counts: c }) => sum + (list ? 0 : c.taken), 0)
  const obstacles = obstaclesTo(counts, { errors, records, figures })
  return { ...summaryOf(row), sheets, ledgers, counts, records, obstacles }
}

interface Sums {
  readonly errors: number
  readonly records: number
  readonly figures: number
}

function obstaclesTo(counts: FateCounts, { errors, records, figures }: Sums): ImportObstacle[] {
  const found: ImportObstacle[] = []
  if (figures + records + counts.doubtful + counts.wrong === 0) found.push('nothing-taken')
  if (records > MOST_RECORDS) found.push('too-many-records')
  if (figures > MOST_FIGURES) found.push('too-many-figures')
  if (counts.doubtful > 0) found.push('doubtful')
  if (counts.wrong > 0 || errors > 0) found.push('wrong')
  return found
}
