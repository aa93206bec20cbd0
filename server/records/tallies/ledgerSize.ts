import { isDemo } from '#shared/formula/contributions.ts'
import { NEVER } from '#shared/formula/conditions.ts'
import type { KeptRecord } from '#shared/ledger/record.ts'

/** How many records a ledger has, how many of them are for demonstration, and since when. */
export interface LedgerSize {
  readonly records: number
  readonly demo: number
  /** The first day on which it had one. */
  readonly since: string
}

export const EMPTY: LedgerSize = { records: 0, demo: 0, since: NEVER }

/** The size after one record has become another, or has come or gone. */
export function resized(
  size: LedgerSize,
  before: KeptRecord | undefined,
  after: KeptRecord | undefined,
): LedgerSize {
  const demo = (record: KeptRecord | undefined): number => Number(record !== undefined && isDemo(record))
  return {
    records: size.records + Number(after !== undefined) - Number(before !== undefined),
    demo: size.demo + demo(after) - demo(before),
    since: (after?.versions ?? []).reduce((first, { on }) => (on < first ? on : first), size.since),
  }
}
