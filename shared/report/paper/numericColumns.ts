import type { ReportTable, Runs } from '#shared/report/document.ts'

/** A number with its unit, and what may be said of it; no period: those have 月, 年 or more than one number. */
const NUMBER = /^[-－+]?\d[\d,，]*(\.\d+)?(余|多)?(%|‰|[^\d年月日季度]{0,8})(（初步）)?$/
/** Holds the place of a number. */
const NONE = /^([-—–…]+|（待报）|)$/

/** For each column of a table whether it holds numbers, which are aligned at the right. */
export function numericColumns({ head, rows }: Pick<ReportTable, 'head' | 'rows'>): readonly boolean[] {
  return head.map((_, column) => {
    const texts = rows.map((row) => textOf(row[column] ?? []))
    return (
      texts.some((text) => NUMBER.test(text)) && texts.every((text) => NUMBER.test(text) || NONE.test(text))
    )
  })
}

const textOf = (runs: Runs): string =>
  runs
    .map(({ text }) => text)
    .join('')
    .trim()
