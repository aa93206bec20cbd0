import { lostOf, type Ordeal } from './ordeal.ts'

export type Judged = Pick<Ordeal, 'acknowledged' | 'log' | 'boards' | 'boardOfNode' | 'boardOfLog'>

/** Everything that must not have happened, one line each; what was not acknowledged may be in the log or not. */
export function faultsOf(shown: Judged, clients: number): readonly string[] {
  const { acknowledged, log, boards, boardOfNode, boardOfLog } = shown
  const gap = log.find(({ seq }, i) => seq !== i + 1)
  const given = new Set<number>()
  const twice = acknowledged.filter(({ seq }) => given.has(seq) || !given.add(seq))
  const held = boards[boardOfLog] ?? 0
  return [
    ...(gap ? [`the log has ${gap.seq} in a place that is not its own`] : []),
    ...twice.map(({ seq }) => `number ${seq} was given twice`),
    ...lostOf(shown).map(({ seq, period, value }) => `acknowledged and lost: ${seq}, ${value} of ${period}`),
    ...(boardOfNode === boardOfLog ? [] : ['the node has another board than its log']),
    ...(held === clients ? [] : [`${clients - held} of ${clients} clients have another board`]),
  ]
}
