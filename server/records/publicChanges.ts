import type { BookView, NewVersion } from '#server/records/records.ts'
import { isTold, shownFields } from '#shared/ledger/exposure.ts'
import { currentFields } from '#shared/ledger/record.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { RecordChange } from '#shared/release.ts'

/** What a release says of these versions to everybody: all of some, that others are there, and nothing of the rest. */
export function publicChanges(
  versions: readonly NewVersion[],
  ledgers: ReadonlyMap<string, Ledger>,
  after: BookView,
): readonly RecordChange[] {
  return versions.flatMap(({ entity, id, version, on, event, demo }): RecordChange[] => {
    const ledger = ledgers.get(entity)
    const kept = after.record(entity, id)?.versions ?? []
    const upTo = kept.slice(0, kept.findIndex((one) => one.version === version) + 1)
    const fields = currentFields({ entity, id, versions: upTo })
    if (!ledger || !isTold(ledger, fields, after)) return []
    const shown = shownFields(ledger, fields)
    return [
      {
        ...{ kind: 'record', entity, id, version, on, event },
        ...(shown && { fields: shown }),
        ...(demo && { demo }),
      },
    ]
  })
}
