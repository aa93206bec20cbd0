import type { LedgerEdits } from '#shared/board.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'

const made = new WeakMap<LedgerEdits, { readonly delivered: Ledgers; readonly standing: Ledgers }>()

type Ledgers = ReadonlyMap<string, Ledger>

/**
 * The definitions as delivered with a board's edits over them; the delivered ones themselves where there are none. The
 * same edits give the very same map, so that nothing is made anew for releases that leave the definitions alone.
 */
export function ledgersOn(delivered: Ledgers, edits: LedgerEdits): Ledgers {
  const known = made.get(edits)
  if (known?.delivered === delivered) return known.standing
  const changed = Object.values(edits)
  const standing =
    changed.length === 0
      ? delivered
      : new Map([...delivered, ...changed.map(({ entry }) => [entry.code, entry] as const)])
  made.set(edits, { delivered, standing })
  return standing
}
