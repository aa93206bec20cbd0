import type { RecordBook } from '#server/records/records.ts'
import { RecordTallies } from '#server/records/tallies/recordTallies.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { WorkingDays } from '#shared/workingDays.ts'

type Ledgers = ReadonlyMap<string, Ledger>

/**
 * The tallies over a book, which follow it from now on. Those of definitions that do not stand, as while they are being
 * edited, are made for the occasion.
 */
export function standingTallies(
  book: RecordBook,
  workingDays: WorkingDays,
  standing: () => Ledgers,
): (ledgers: Ledgers) => RecordTallies {
  const talliesOf = (ledgers: Ledgers) =>
    new RecordTallies({ view: book, ledger: (code) => ledgers.get(code), workingDays })
  let kept: { readonly ledgers: Ledgers; readonly tallies: RecordTallies } | undefined
  book.subscribe((versions) => {
    const following = kept
    kept = undefined // should it fail half-way, they are made anew
    following?.tallies.follow(versions)
    kept = following
  })
  return (ledgers) => {
    if (kept?.ledgers === ledgers) return kept.tallies
    const tallies = talliesOf(ledgers)
    if (ledgers === standing()) kept = { ledgers, tallies }
    return tallies
  }
}
