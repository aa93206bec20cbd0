import { act, type Done } from '#server/drafts/act.ts'
import { judge } from '#server/drafts/judge.ts'
import { judgingOf } from '#server/drafts/judgingOf.ts'
import type { DraftRow, Trx } from '#server/drafts/ports.ts'
import type { Use } from '#server/drafts/use.ts'
import { addAuthor } from '#server/drafts/repository.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import type { Desk } from '#server/releases/index.ts'
import { SubmitDraft } from '#shared/contract/drafts.ts'

/**
 * Hands a draft over to the reviewers. Throws Failure `invalid` or `conflict` that names each part which could not be
 * published as it stands, or has a question open. Whoever hands it over answers for it, and is an author from then on.
 */
export const submitDraft: Use = (ports, actor, id, body) => {
  const { version } = parseOrFail(SubmitDraft, body)
  return act(ports, { actor, id, version, act: 'submit' }, async (trx, { row }, desk, at) => {
    return handOver(trx, row, desk, { actor: actor.id, at })
  })
}

/** The same of a draft that is held already. */
export async function handOver(
  trx: Trx,
  row: DraftRow,
  desk: Desk,
  { actor, at }: { readonly actor: string; readonly at: string },
): Promise<Done> {
  await judge(await judgingOf(trx, row, desk), true)
  await addAuthor(trx, row.id, actor)
  return {
    changes: { state: 'submitted', submitted_at: at, remark: null, failure: null },
    events: [{ act: 'submitted' }],
  }
}

/** Takes a submitted draft back to go on typing; reviewers no longer see it. */
export const withdrawDraft: Use = (ports, actor, id, body) => {
  const { version } = parseOrFail(SubmitDraft, body)
  return act(ports, { actor, id, version, act: 'withdraw' }, async () => ({
    changes: { state: 'draft', submitted_at: null },
    events: [{ act: 'withdrawn' }],
  }))
}

/** Puts a draft away for ever; it stays to be read. */
export const discardDraft: Use = (ports, actor, id, body) => {
  const { version } = parseOrFail(SubmitDraft, body)
  return act(ports, { actor, id, version, act: 'discard' }, async () => ({
    changes: { state: 'discarded' },
    events: [{ act: 'discarded' }],
  }))
}
