export interface CodedName {
  readonly code: string
  readonly zh: string
  readonly en: string
}

/** A ledger (台账) as its definition describes it: what its records hold and which states they pass through. */
export interface Ledger extends CodedName {
  readonly fields: readonly LedgerField[]
  readonly states: readonly CodedName[]
}

export interface LedgerField {
  readonly name: string
  /** `money` is plain yuan, `area` square metres; also `ref(ledger)`, see the catalogue's file. */
  readonly type: string
  readonly zh: string
  /** What an `enum` or a `set` may hold; the field `state` holds the ledger's states. */
  readonly values?: readonly CodedName[] | undefined
}

const YES_NO: readonly CodedName[] = [
  { code: 'true', zh: '是', en: 'yes' },
  { code: 'false', zh: '否', en: 'no' },
]

/** The values that a field may take; undefined where it takes any of its type. */
export function fieldValues(ledger: Ledger, field: LedgerField): readonly CodedName[] | undefined {
  if (field.type === 'boolean') return YES_NO
  return field.values ?? (field.name === 'state' && field.type === 'enum' ? ledger.states : undefined)
}
