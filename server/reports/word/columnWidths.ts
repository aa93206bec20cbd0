import type { ReportTable } from '#shared/report/document.ts'
import { charactersOf } from '#shared/report/paper/charactersOf.ts'

/** A column as wide as this rather wraps. */
const MOST = 16
const LEAST = 3
const PADDING = 1

/** How wide each column would like to be, in characters. */
export const wantedWidths = ({ head, rows }: Pick<ReportTable, 'head' | 'rows'>): readonly number[] =>
  head.map((_, column) => {
    const lengths = [head, ...rows].map((row) =>
      charactersOf((row[column] ?? []).map(({ text }) => text).join('')),
    )
    return Math.min(MOST, Math.max(LEAST, ...lengths)) + PADDING
  })

/** Divides the width in that proportion. The widths are whole and add up to `total`. */
export function columnWidths(wanted: readonly number[], total: number): readonly number[] {
  const sum = wanted.reduce((all, one) => all + one, 0)
  const edges = wanted.map((_, i) =>
    Math.round((total * wanted.slice(0, i + 1).reduce((all, one) => all + one, 0)) / sum),
  )
  return edges.map((edge, i) => edge - (edges[i - 1] ?? 0))
}
