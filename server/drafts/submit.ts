import { filerOf } from '#server/drafts/checkCells.ts'
import { act } from '#server/drafts/act.ts'
import { entriesOf } from '#server/drafts/entries.ts'
import { readHead } from '#server/drafts/head.ts'
import { judge } from '#server/drafts/judge.ts'
import type { DraftPorts } from '#server/drafts/ports.ts'
import { addAuthor } from '#server/drafts/repository.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { SubmitDraft } from '#shared/contract/drafts.ts'
import type { Actor } from '#shared/contract/roles.ts'

/**
 * Hands a draft over to the reviewers. Throws Failure `invalid` or `conflict` that names each cell which could not be
 * published as it stands, or has a question open. Whoever hands it over answers for it, and is an author from then on.
 */
export const submitDraft = (ports: DraftPorts, actor: Actor, id: string, body: unknown): Promise<void> => {
  const { version } = parseOrFail(SubmitDraft, body)
  return act(
    ports,
    { actor, id, version, act: 'submit', event: 'submitted' },
    async (trx, { row }, desk, at) => {
      const entries = await entriesOf(trx, id)
      await judge({ entries, head: readHead(row.head), filer: filerOf(row, actor), desk }, true)
      await addAuthor(trx, id, actor.id)
      return { state: 'submitted', submitted_at: at, remark: null, failure: null }
    },
  )
}

/** Takes a submitted draft back to go on typing; reviewers no longer see it. */
export const withdrawDraft = (ports: DraftPorts, actor: Actor, id: string, body: unknown): Promise<void> => {
  const { version } = parseOrFail(SubmitDraft, body)
  return act(ports, { actor, id, version, act: 'withdraw', event: 'withdrawn' }, async () => ({
    state: 'draft',
    submitted_at: null,
  }))
}

/** Puts a draft away for ever; it stays to be read. */
export const discardDraft = (ports: DraftPorts, actor: Actor, id: string, body: unknown): Promise<void> => {
  const { version } = parseOrFail(SubmitDraft, body)
  return act(ports, { actor, id, version, act: 'discard', event: 'discarded' }, async () => ({
    state: 'discarded',
  }))
}
