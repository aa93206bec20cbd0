import type { Findings } from '#server/verify/findings.ts'

export interface Compared<Row> {
  readonly table: string
  readonly columns: readonly (keyof Row & string)[]
  readonly nameOf: (row: Row) => string
}

/** Tells of every column in which a row that is there says something else than it should, or that it is not there. */
export function compareRow<Row>(
  { table, columns, nameOf }: Compared<Row>,
  expected: Row,
  found: Row | undefined,
  findings: Findings,
): void {
  if (!found) return findings.add(table, nameOf(expected), 'missing')
  for (const column of columns)
    if (expected[column] !== found[column])
      findings.add(table, nameOf(expected), 'differs', {
        column,
        expected: expected[column],
        found: found[column],
      })
}
