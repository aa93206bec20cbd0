import type { JudgedSection } from '#client/admin/judgeSheet.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { subjectOf } from '#shared/series.ts'

/** The sections with the rows that hold every word: in the names of indicator and area, the code or the period. */
export function searchedSections(
  sections: readonly JudgedSection[],
  text: string,
  catalogue: Catalogue,
): readonly JudgedSection[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return sections
  const isMeant = (row: JudgedSection['rows'][number]['row']): boolean => {
    const { zh, en, code } = row.indicator
    const subject = catalogue.subject(subjectOf(row.series))
    const said = [zh, en, code, subject?.zh, subject?.zhShort, subject?.en, row.period]
      .join(' ')
      .toLowerCase()
    return words.every((word) => said.includes(word))
  }
  return sections
    .map(({ group, rows }) => ({ group, rows: rows.filter(({ row }) => isMeant(row)) }))
    .filter(({ rows }) => rows.length > 0)
}
