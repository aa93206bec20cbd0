import { LEDGERS_BEGIN } from '#server/demo/ledgersBegin.ts'
import { PUSHED } from '#shared/ledger/perform.ts'
import { monthOf } from '#shared/period.ts'
import type { MadeRecord, MadeVersion } from '#server/demo/made/ledgers/recipe.ts'

/** The first day from which every step of a record is kept; before, a month's end is. */
const KEPT_IN_FULL = '2026-07-01'

/**
 * What is older than some months came in month by month, as an import of how the records stood: of the steps of one
 * month only the last is kept. What the records say at the end of any month is the same.
 */
export function asHistory(record: MadeRecord): MadeRecord {
  const versions: MadeVersion[] = []
  for (const version of record.versions) {
    const before = versions.at(-1)?.on
    const isOlder = version.on < LEDGERS_BEGIN
    const on = isOlder ? LEDGERS_BEGIN : version.on
    const isFollowed =
      before !== undefined &&
      (before === LEDGERS_BEGIN ? isOlder : on < KEPT_IN_FULL && monthOf(before) === monthOf(on))
    if (isFollowed) versions.pop()
    versions.push(isFollowed || isOlder ? { event: PUSHED, on, fields: version.fields } : version)
  }
  return { ...record, versions }
}
