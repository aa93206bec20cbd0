import { guard, hold } from '#server/drafts/act.ts'
import { recordsOf } from '#server/drafts/draftRecords.ts'
import { edit } from '#server/drafts/edit.ts'
import type { DraftPorts, Trx } from '#server/drafts/ports.ts'
import { addAuthor, updateDraft } from '#server/drafts/repository.ts'
import { topicsOf } from '#server/drafts/topics.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'

export interface Amendment {
  readonly actor: Actor
  readonly id: string
  readonly at: string
  readonly title: string
  readonly records: readonly RecordRequest[]
}

/**
 * Words a draft anew whose content follows from something that was edited, such as a report. Whoever edited that is an
 * author of the draft, and what was seen of it before is an older version, also where its own words stay. Throws
 * Failure where the draft is not open for typing.
 */
export async function amendDraft(
  trx: Trx,
  ports: Pick<DraftPorts, 'store' | 'releases'>,
  { actor, id, at, title, records }: Amendment,
): Promise<void> {
  const topics = topicsOf(ports.releases)
  const held = await hold(trx, ports, topics, actor, id)
  guard(held, 'edit')
  const standing = await recordsOf(trx, id)
  const set = records.flatMap((request, i) => {
    const row = standing[i]
    return row ? [{ n: row.n, base: row.version, request }] : []
  })
  const patch = { head: { title }, set: [], clear: [], records: set }
  const { version } = await edit(trx, held.row, patch, { topics, actor, at })
  await addAuthor(trx, id, actor.id)
  if (version === held.row.version) await updateDraft(trx, id, { version: version + 1, changed_at: at })
}
