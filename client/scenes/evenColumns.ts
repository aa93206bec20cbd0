/** In how many columns so many things stand where at most so many fit beside each other: every row about as full. */
export function evenColumns(count: number, fitting: number): number {
  if (count <= 0) return 1
  return Math.ceil(count / Math.ceil(count / Math.max(1, fitting)))
}
