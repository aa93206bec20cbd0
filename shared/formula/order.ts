/**
 * The codes in an order in which each comes after all that it is made of. A cycle is returned instead, as the codes on
 * the way round.
 */
export function orderByInputs(
  inputs: ReadonlyMap<string, ReadonlySet<string>>,
): { readonly ordered: readonly string[] } | { readonly cycle: readonly string[] } {
  const ordered = new Set<string>()
  const path: string[] = []
  const visit = (code: string): readonly string[] | undefined => {
    if (ordered.has(code)) return undefined
    const seen = path.indexOf(code)
    if (seen >= 0) return path.slice(seen)
    path.push(code)
    for (const input of inputs.get(code) ?? []) {
      const cycle = inputs.has(input) ? visit(input) : undefined
      if (cycle) return cycle
    }
    path.pop()
    ordered.add(code)
    return undefined
  }
  for (const code of inputs.keys()) {
    const cycle = visit(code)
    if (cycle) return { cycle }
  }
  return { ordered: [...ordered] }
}
