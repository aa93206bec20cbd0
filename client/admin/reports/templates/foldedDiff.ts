import type { DiffLine } from '#client/admin/reports/templates/lineDiff.ts'

/** How many lines that stayed are shown around each change. */
const CONTEXT = 2

/** The lines of a difference, what stayed far from any change folded into its count. */
export function foldedDiff(lines: readonly DiffLine[]): readonly (DiffLine | { readonly folded: number })[] {
  const isNear = lines.map((_line, n) =>
    lines.slice(Math.max(0, n - CONTEXT), n + CONTEXT + 1).some(({ kind }) => kind !== 'same'),
  )
  const parts: (DiffLine | { folded: number })[] = []
  lines.forEach((line, n) => {
    const last = parts.at(-1)
    if (isNear[n]) parts.push(line)
    else if (last && 'folded' in last) last.folded += 1
    else parts.push({ folded: 1 })
  })
  return parts
}
