/**
 * Vertical offsets that keep labels at line ends from touching: each stays as near to its point as the others
 * allow. `positions` and the result are in pixels, in the same order.
 */
export function spreadLabels(
  positions: readonly number[],
  gap: number,
  top: number,
  bottom: number,
): readonly number[] {
  const order = positions.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y)
  const placed = order.map(({ y }) => y)
  for (let i = 1; i < placed.length; i++) placed[i] = Math.max(placed[i] ?? 0, (placed[i - 1] ?? 0) + gap)
  const overflow = Math.max(0, (placed.at(-1) ?? 0) - bottom)
  for (let i = placed.length - 1; i >= 0; i--) {
    const limit = i === placed.length - 1 ? bottom : (placed[i + 1] ?? bottom) - gap
    if (overflow > 0) placed[i] = Math.max(top, Math.min(placed[i] ?? 0, limit))
  }
  const offsets = new Array<number>(positions.length).fill(0)
  order.forEach(({ y, i }, rank) => (offsets[i] = (placed[rank] ?? y) - y))
  return offsets
}
