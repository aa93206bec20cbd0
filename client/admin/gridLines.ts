import type { JudgedRow, JudgedSection } from '#client/admin/judgeSheet.ts'
import type { Named } from '#shared/catalogue/catalogue.ts'
import { subjectOf } from '#shared/series.ts'

/** A line of the grid as it stands on the page: the heading of a group, or a figure. */
export type GridLine =
  | { readonly kind: 'group'; readonly key: string; readonly group: Named | null }
  | { readonly kind: 'row'; readonly key: string; readonly judged: JudgedRow }

export interface GridLines {
  readonly lines: readonly GridLine[]
  readonly rows: readonly JudgedRow[]
  /** For each row the place of its line. */
  readonly lineOf: readonly number[]
  /** For each line the place of the heading above it, -1 for none. */
  readonly headingOf: readonly number[]
}

/** The sections as one list of lines; a single group without a name needs no heading. */
export function gridLines(sections: readonly JudgedSection[]): GridLines {
  const lines: GridLine[] = []
  const rows: JudgedRow[] = []
  const lineOf: number[] = []
  const headingOf: number[] = []
  for (const { group, rows: own } of sections) {
    const hasHeading = group !== null || sections.length > 1
    const heading = hasHeading ? lines.length : -1
    if (hasHeading) {
      lines.push({ kind: 'group', key: `group ${group?.code ?? ''}`, group })
      headingOf.push(heading)
    }
    for (const judged of own) {
      lineOf.push(lines.length)
      rows.push(judged)
      lines.push({ kind: 'row', key: judged.row.key, judged })
      headingOf.push(heading)
    }
  }
  return { lines, rows, lineOf, headingOf }
}

/** Which columns the rows need besides the usual ones: those in which they differ. */
export function differingColumns(rows: readonly JudgedRow[]): {
  readonly area: boolean
  readonly period: boolean
} {
  const [first] = rows
  if (!first) return { area: false, period: false }
  const subject = subjectOf(first.row.series)
  return {
    area: rows.some(({ row }) => subjectOf(row.series) !== subject),
    period: rows.some(({ row }) => row.period !== first.row.period),
  }
}

/** The widths of the columns; `wide` for figures of a nation. */
export function gridTemplate({ area, period }: ReturnType<typeof differingColumns>, wide: boolean): string {
  const number = wide ? '10.4rem' : '7.6rem'
  const [unit, entry, difference] = ['6.6rem', '12.4rem', '14rem']
  const places = [...(area ? ['11rem'] : []), ...(period ? ['11rem'] : [])]
  const columns = [
    'minmax(16rem, 1fr)',
    ...places,
    unit,
    number,
    number,
    entry,
    difference,
    'minmax(18rem, 1.15fr)',
  ]
  return columns.join(' ')
}
