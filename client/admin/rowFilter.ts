import type { JudgedRow, JudgedSection } from '#client/admin/judgeSheet.ts'
import { isChange, isWaiting } from '#client/admin/rowState.ts'

/** Which rows are in sight: all, those that wait for something, those without a figure yet, those that say why there is none. */
export type RowFilter = 'all' | 'waiting' | 'unfiled' | 'missing'
export const ROW_FILTERS: readonly RowFilter[] = ['all', 'waiting', 'unfiled', 'missing']

/** The sections with the rows in sight. A row that is being filed stays, so that nothing vanishes under the hands. */
export function filteredSections(
  sections: readonly JudgedSection[],
  filter: RowFilter,
): readonly JudgedSection[] {
  if (filter === 'all') return sections
  return sections
    .map(({ group, rows }) => ({
      group,
      rows: rows.filter((row) => fits(row, filter)),
    }))
    .filter(({ rows }) => rows.length > 0)
}

function fits({ row: { published }, state, refusal }: JudgedRow, filter: Exclude<RowFilter, 'all'>): boolean {
  if (filter === 'waiting') return isWaiting(state) || refusal !== undefined
  if (isChange(state)) return true
  // Zero is a figure, and a figure is neither missing nor unfiled.
  return filter === 'unfiled' ? published === undefined : published !== undefined && published.value === null
}
