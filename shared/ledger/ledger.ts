/** A ledger (台账) as its definition describes it: what its records hold and which states they pass through. */
export interface LedgerField {
  readonly name: string
  /** `money` is plain yuan, `area` square metres; also `enum(…)`, `set(…)`, `ref(ledger)`, see the catalogue's file. */
  readonly type: string
  readonly zh: string
}
export interface Ledger {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly fields: readonly LedgerField[]
  readonly states: readonly { readonly code: string; readonly zh: string; readonly en: string }[]
}

/** The values that a field may take, where its type lists them: `enum(a,b)`, `set(a,b)` or the ledger's states. */
export function fieldValues(ledger: Ledger, { name, type }: LedgerField): readonly string[] | undefined {
  if (type === 'boolean') return ['true', 'false']
  if (name === 'state' && type === 'enum') return ledger.states.map(({ code }) => code)
  return /^(?:enum|set)\((.*)\)$/.exec(type)?.[1]?.split(',')
}
