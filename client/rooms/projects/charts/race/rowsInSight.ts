/** Of every three rows one is for the last ones: a wall that shows only the best hides what matters. */
const LAST_SHARE = 1 / 3

export interface RowsInSight {
  /** How many of the first and of the last ones are seen. */
  readonly first: number
  readonly last: number
  /** The row in which a line stands, by its place from 0; undefined for who is between the first and the last. */
  readonly rowOf: (at: number) => number | undefined
}

/** Which of so many lines stand in the rows of a wall, where nothing scrolls. */
export function rowsInSight(lines: number, rows: number): RowsInSight {
  const last = lines <= rows ? 0 : Math.round(rows * LAST_SHARE)
  const first = Math.min(lines, rows - last)
  const firstOfLast = lines - last
  return {
    first,
    last,
    rowOf: (at) => (at < first ? at : at >= firstOfLast ? first + at - firstOfLast : undefined),
  }
}
