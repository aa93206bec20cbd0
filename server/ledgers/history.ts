import type { Looking } from '#server/ledgers/looking.ts'
import type { Db } from '#server/ledgers/ports.ts'
import { instantsOf } from '#server/ledgers/rows.ts'
import type { Sight } from '#server/ledgers/sight.ts'
import { namesOf } from '#server/drafts/index.ts'
import type { RecordAct } from '#shared/contract/ledgers.ts'
import { KNOWS_PUBLISHERS, mayCall } from '#shared/contract/policy.ts'
import { sameValue, type Fields, type KeptRecord } from '#shared/ledger/record.ts'

/** Everything that happened to a record, the newest first, as far as they may read its fields. */
export async function historyOf(
  read: Db,
  { actor }: Looking,
  sight: Sight,
  { entity, id, versions }: KeptRecord,
): Promise<RecordAct[]> {
  const said = await read
    .selectFrom('record_vintage')
    .select(['version', 'reason', 'actor'])
    .where('entity', '=', entity)
    .where('id', '=', id)
    .execute()
  const byVersion = new Map(said.map((row) => [row.version, row]))
  const knowsNames = mayCall(KNOWS_PUBLISHERS, actor.role)
  const nameOf = knowsNames
    ? await namesOf(
        read,
        said.flatMap((row) => row.actor ?? []),
      )
    : () => null
  const instants = await instantsOf(
    read,
    versions.map(({ seq }) => seq),
  )
  return versions
    .map((version, i): RecordAct => {
      const { actor: by = null, reason = null } = byVersion.get(version.version) ?? {}
      return {
        ...{ version: version.version, seq: version.seq, at: instants.get(version.seq) ?? '' },
        ...{ on: version.on, event: version.event, by: by === null ? null : nameOf(by), reason },
        changed: changesOf(sight, versions[i - 1]?.fields ?? {}, version.fields),
      }
    })
    .reverse()
}

function changesOf({ ledger, reads }: Sight, before: Fields, after: Fields): RecordAct['changed'] {
  return ledger.fields.flatMap((field) => {
    const [was = null, is = null] = [before[field.name], after[field.name]]
    if (sameValue(was, is) || !reads(field, after)) return []
    return [{ field: field.name, was, is }] as RecordAct['changed']
  })
}
