import { instantOf } from '#server/clock.ts'
import { guard, hold } from '#server/drafts/act.ts'
import { claimOfPatch } from '#server/drafts/claimEvidence.ts'
import { checkCells, filerOf } from '#server/drafts/checkCells.ts'
import { edit, type Edited } from '#server/drafts/edit.ts'
import type { DraftPorts } from '#server/drafts/ports.ts'
import { namesOf } from '#server/drafts/repository.ts'
import { cellOf, draftRecordOf } from '#server/drafts/summary.ts'
import { topicsOf } from '#server/drafts/topics.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { DraftPatch, type DraftPatched } from '#shared/contract/drafts.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** Sets and clears cells of a draft that is open for typing, and keeps what nobody else has changed meanwhile. */
export async function patchDraft(
  ports: DraftPorts,
  actor: Actor,
  id: string,
  body: unknown,
): Promise<DraftPatched & { readonly isChanged: boolean }> {
  const patch = parseOrFail(DraftPatch, body)
  const { store, releases, clock } = ports
  await claimOfPatch(ports, actor, id, patch.records)
  const topics = topicsOf(releases)
  const { before, edited } = await store.write(async (trx) => {
    const held = await hold(trx, ports, topics, actor, id)
    guard(held, 'edit')
    await checkCells(ports, filerOf(held.row, actor), { set: patch.set, clear: patch.clear })
    const at = instantOf(clock.now())
    return {
      before: held.row.version,
      edited: await edit(trx, held.row, patch, { topics, actor, at }),
    }
  })
  return { ...(await told(ports, edited)), isChanged: edited.version > before }
}

async function told(
  { store }: DraftPorts,
  { version, head, conflicts, recordConflicts }: Edited,
): Promise<DraftPatched> {
  const name = await namesOf(
    store.read,
    [...conflicts, ...recordConflicts].flatMap(({ theirs }) => (theirs ? [theirs.editor] : [])),
  )
  return {
    version,
    head,
    conflicts: conflicts.map(({ series, period, theirs }) => ({
      series,
      period,
      theirs: theirs && cellOf(theirs, name),
    })),
    recordConflicts: recordConflicts.map(({ n, theirs }) => ({
      n,
      theirs: theirs && draftRecordOf(theirs, name),
    })),
  }
}
