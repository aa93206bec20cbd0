/**
 * How many letters have to be put in, left out, changed or swapped with their neighbour to make one word of the other;
 * anything above `most` counts as `most + 1`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let [before, last]: [readonly number[], readonly number[]] = [
    [],
    Array.from({ length: b.length + 1 }, (_, j) => j),
  ]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const moved = Math.min(changed, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(isSwap ? Math.min(moved, (before[j - 2] ?? 0) + 1) : moved)
    }
    if (Math.min(...row) > most) return most + 1
    ;[before, last] = [last, row]
  }
  return last[b.length] ?? 0
}

/** The word that was most likely meant: at most a third of it, and five letters, are written otherwise. The first of equals. */
export function nearest(
  written: string,
  words: Iterable<string>,
  most = allowed(written),
): string | undefined {
  const lower = written.toLowerCase()
  let [found, best]: [string | undefined, number] = [undefined, most + 1]
  for (const word of words) {
    const distance = editDistance(lower, word.toLowerCase(), best - 1)
    if (distance < best) [found, best] = [word, distance]
    if (best === 0) break
  }
  return found
}

const allowed = (written: string): number => Math.min(5, Math.max(2, Math.floor(written.length / 3)))
