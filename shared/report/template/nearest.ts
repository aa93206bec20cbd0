/**
 * How many letters have to be put in, left out, changed or swapped with their neighbour to make one word of the other;
 * anything above `most` counts as `most + 1`.
 */
export function editDistance(a: string, b: string, most: number): number {
  const beyond = most + 1
  if (Math.abs(a.length - b.length) > most) return beyond
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    // Cells further from the diagonal than `most` cannot be on the way.
    const [from, to] = [Math.max(1, i - most), Math.min(b.length, i + most)]
    const row: number[] = []
    row[from - 1] = from === 1 ? i : beyond
    let least = row[from - 1] ?? beyond
    for (let j = from; j <= to; j += 1) {
      const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cell = (last[j - 1] ?? beyond) + (isSame ? 0 : 1)
      cell = Math.min(cell, (last[j] ?? beyond) + 1, (row[j - 1] ?? beyond) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cell = Math.min(cell, (before[j - 2] ?? beyond) + 1)
      row[j] = cell
      least = Math.min(least, cell)
    }
    if (least > most) return beyond
    ;[before, last] = [last, row]
  }
  return Math.min(last[b.length] ?? beyond, beyond)
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
