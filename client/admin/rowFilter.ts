import type { JudgedRow, JudgedSection } from '#client/admin/judgeSheet.ts'
import { isChange } from '#client/admin/rowState.ts'

/** Which rows of a sheet are in sight: all, those without a figure yet, those that say why there is none. */
export type RowFilter = 'all' | 'unfiled' | 'missing'
export const ROW_FILTERS: readonly RowFilter[] = ['all', 'unfiled', 'missing']

/** The sections with the rows in sight. A row that is being filed stays, so that nothing vanishes under the hands. */
export function filteredSections(
  sections: readonly JudgedSection[],
  filter: RowFilter,
): readonly JudgedSection[] {
  if (filter === 'all') return sections
  return sections
    .map(({ group, rows }) => ({
      group,
      rows: rows.filter((row) => isChange(row.state) || fits(row, filter)),
    }))
    .filter(({ rows }) => rows.length > 0)
}

/** Zero is a figure, and a figure is neither missing nor unfiled. */
const fits = ({ row: { published } }: JudgedRow, filter: Exclude<RowFilter, 'all'>): boolean =>
  filter === 'unfiled' ? published === undefined : published !== undefined && published.value === null
