import { comparability, type Difference, type Traits } from '#shared/comparability.ts'

interface Line {
  readonly name: string
  readonly traits: Traits
}

/** The lines that share the axis of the first one, and what the reader is to be told of the others. */
export interface SharedAxis<L extends Line> {
  readonly drawn: readonly L[]
  /** Left out, because the axis would hold two kinds of number or two bases. */
  readonly left: readonly Told[]
  /** Drawn, and to be marked: 口径不同. */
  readonly remarks: readonly Told[]
}

interface Told {
  readonly name: string
  readonly difference: Difference
}

export function sharedAxis<L extends Line>(lines: readonly L[]): SharedAxis<L> {
  const main = lines[0]
  if (!main) return { drawn: [], left: [], remarks: [] }
  const judged = lines.map((line) => ({ line, ...comparability(main.traits, line.traits, 'axis') }))
  const told = (line: L, differences: readonly Difference[]): readonly Told[] =>
    differences.map((difference) => ({ name: line.name, difference }))
  return {
    drawn: judged.filter(({ allowed }) => allowed).map(({ line }) => line),
    left: judged.flatMap(({ line, barriers }) => told(line, barriers.slice(0, 1))),
    remarks: judged.flatMap(({ line, allowed, remarks }) => (allowed ? told(line, remarks) : [])),
  }
}
