import type { RecordAct } from '#shared/contract/ledgers.ts'
import type { Ledger, LedgerState } from '#shared/ledger/ledger.ts'

export interface StateStep {
  readonly state: LedgerState
  /** The day on which the record came there last; undefined where it never was. */
  readonly on: string | undefined
  readonly standing: 'now' | 'passed' | 'ahead'
}

/**
 * The states of a ledger in their order, as the record passed them. States off the way, in which it was given up or set
 * aside, are shown only where the record is or was.
 */
export function stateSteps(
  { states }: Pick<Ledger, 'states'>,
  current: string,
  history: readonly RecordAct[],
): readonly StateStep[] {
  const reached = new Map<string, string>()
  for (const { on, changed } of history.toSorted((a, b) => a.version - b.version))
    for (const { field, is } of changed) if (field === 'state' && typeof is === 'string') reached.set(is, on)
  return states
    .filter(({ code, phase }) => phase !== 'stopped' || code === current || reached.has(code))
    .map((state) => ({
      ...{ state, on: reached.get(state.code) },
      standing: state.code === current ? 'now' : reached.has(state.code) ? 'passed' : 'ahead',
    }))
}
