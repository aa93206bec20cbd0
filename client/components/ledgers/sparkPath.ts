/** A line through values from left to right in a box; a gap where there is none. */
export interface Spark {
  readonly path: string
  /** Where the newest value is. */
  readonly end: { readonly x: number; readonly y: number } | undefined
}

/** Values as the path of a line that fills a box of this size; a line without movement runs through its middle. */
export function sparkPath(values: readonly (number | null)[], width: number, height: number): Spark {
  const known = values.filter((value) => value !== null)
  const low = Math.min(...known)
  const span = Math.max(...known) - low
  const step = values.length > 1 ? width / (values.length - 1) : 0
  const round = (n: number): number => Math.round(n * 10) / 10
  const points = values.map((value, i) =>
    value === null
      ? undefined
      : { x: round(i * step), y: round(span === 0 ? height / 2 : height * (1 - (value - low) / span)) },
  )
  const path = points
    .map((point, i) => point && `${points[i - 1] ? 'L' : 'M'}${point.x} ${point.y}`)
    .filter((part) => part !== undefined)
    .join('')
  return { path, end: points.findLast((point) => point !== undefined) }
}
