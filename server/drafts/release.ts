import { satisfiesPolicy } from '#server/drafts/states.ts'
import type { Done, Held } from '#server/drafts/act.ts'
import { factsOf } from '#server/drafts/access.ts'
import { prepare } from '#server/drafts/judge.ts'
import { judgingOf } from '#server/drafts/judgingOf.ts'
import type { Trx } from '#server/drafts/ports.ts'
import { Failure } from '#server/failure.ts'
import type { Desk } from '#server/releases/index.ts'
import type { DraftFailure } from '#shared/contract/drafts.ts'

export interface Releasing {
  /** Id of whoever releases it, or has set the instant. */
  readonly actor: string
  /** Questions of the checks are asked too: nobody but its author has looked at it. */
  readonly asking: boolean
}

/**
 * Makes a draft public in this transaction. Throws Failure `invalid` or `conflict` with pointers to its cells where it
 * cannot be, before anything is written; and a bug where the policy was not asked before.
 */
export async function release(
  trx: Trx,
  { row, authors, facts }: Pick<Held, 'row' | 'authors' | 'facts'>,
  desk: Desk,
  { actor, asking }: Releasing,
): Promise<Done> {
  if (!satisfiesPolicy(facts)) throw new Error('a draft came to its release without the eyes that it wants')
  const { checked, atCells } = await prepare(await judgingOf(trx, row, desk), asking)
  const detail = { draft: row.id, authors: [...authors], approvedBy: row.approved_by }
  const { seq } = await desk.publish({ request: checked, actor, detail }).catch((error: unknown) => {
    throw error instanceof Failure ? atCells(error) : error
  })
  return {
    changes: { state: 'released', released_seq: seq, failure: null },
    events: [{ act: 'released' }],
  }
}

/**
 * The same of a draft that others have approved: where it can no longer be published it goes back to its authors and
 * says why, since whoever releases it cannot mend it, and at the end of an embargo nobody is there.
 */
export async function releaseOrReturn(
  trx: Trx,
  held: Pick<Held, 'row' | 'authors' | 'facts'>,
  desk: Desk,
  releasing: Omit<Releasing, 'asking'>,
): Promise<Done> {
  if (!satisfiesPolicy(held.facts)) return returned('four-eyes')
  try {
    return await release(trx, held, desk, { ...releasing, asking: false })
  } catch (error) {
    const code = error instanceof Failure ? failureOf(error) : undefined
    if (code === undefined) throw error
    return returned(code)
  }
}

const returned = (code: DraftFailure): Done => ({
  changes: { state: 'returned', approved_by: null, release_at: null, failure: code },
  events: [{ act: 'failed', code }],
})

/** Which objections to the content these are; undefined where the store is in trouble. */
function failureOf({ code, fields }: Failure): DraftFailure | undefined {
  if (code === 'conflict') return 'stale'
  if (code !== 'invalid') return undefined
  return fields.some((field) => field.code === 'unchanged') ? 'unchanged' : 'invalid'
}

/** The held draft as approved by somebody. */
export const approvedBy = (held: Held, account: string): Held => {
  const row = { ...held.row, approved_by: account }
  return { ...held, row, facts: factsOf(row, held.authors, held.facts.fourEyes) }
}
