import type { ImportRow } from '#server/imports/ports.ts'
import type {
  FateCounts,
  ImportDetail,
  ImportObstacle,
  ImportSheet,
  ImportSummary,
} from '#shared/contract/imports.ts'

/** As many figures as a draft holds. */
export const MOST_FIGURES = 20_000

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
})

/** The import with all its sheets, what they come to together, and what keeps it from becoming a draft. */
export function detailOf(row: ImportRow, sheets: ImportSheet[]): ImportDetail {
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
  return { ...summaryOf(row), sheets, counts, obstacles: obstaclesTo(counts, errors) }
}

function obstaclesTo(counts: FateCounts, errors: number): ImportObstacle[] {
  const found: ImportObstacle[] = []
  if (counts.taken + counts.doubtful + counts.wrong === 0) found.push('nothing-taken')
  if (counts.taken > MOST_FIGURES) found.push('too-many-figures')
  if (counts.doubtful > 0) found.push('doubtful')
  if (counts.wrong > 0 || errors > 0) found.push('wrong')
  return found
}
