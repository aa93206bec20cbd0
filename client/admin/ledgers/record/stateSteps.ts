import type { RecordAct } from '#shared/contract/ledgers.ts'
import type { Ledger, LedgerState } from '#shared/ledger/ledger.ts'

export interface StateStep {
  readonly state: LedgerState
  /** The day on which the record came there last; undefined where it never was. */
  readonly on: string | undefined
  readonly standing: 'now' | 'passed' | 'ahead'
}

/** Every state that can still be reached from one. */
function reachable({ moves }: Pick<Ledger, 'moves'>, from: string): ReadonlySet<string> {
  const found = new Set([from])
  for (const state of found) for (const move of moves) if (move.from === state) found.add(move.to)
  return found
}

/**
 * The states of a ledger in their order, as the record passed them and may pass them still. Those in which a record is
 * given up are shown only where it is or was.
 */
export function stateSteps(
  ledger: Pick<Ledger, 'states' | 'moves'>,
  current: string,
  history: readonly RecordAct[],
): readonly StateStep[] {
  const reached = new Map<string, string>()
  for (const { on, changed } of history.toSorted((a, b) => a.version - b.version))
    for (const { field, is } of changed) if (field === 'state' && typeof is === 'string') reached.set(is, on)
  const ahead = reachable(ledger, current)
  const isOnTheWay = ({ code, phase }: LedgerState): boolean => phase !== 'stopped' && ahead.has(code)
  return ledger.states
    .filter((state) => state.code === current || reached.has(state.code) || isOnTheWay(state))
    .map((state) => ({
      ...{ state, on: reached.get(state.code) },
      standing: state.code === current ? 'now' : reached.has(state.code) ? 'passed' : 'ahead',
    }))
}
