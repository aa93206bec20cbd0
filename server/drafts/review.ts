import { act, type Done } from '#server/drafts/act.ts'
import type { DraftPorts } from '#server/drafts/ports.ts'
import type { Use } from '#server/drafts/use.ts'
import { addAuthor } from '#server/drafts/repository.ts'
import { judge } from '#server/drafts/judge.ts'
import { judgingOf } from '#server/drafts/judgingOf.ts'
import { approvedBy, release, releaseOrReturn } from '#server/drafts/release.ts'
import { Failure } from '#server/failure.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { ApproveDraft, ReleaseDraft, ReturnDraft, SubmitDraft } from '#shared/contract/drafts.ts'

/** Gives a draft back to its authors with a remark; an approval or an embargo that it had is gone. */
export const returnDraft: Use = (ports, actor, id, body) => {
  const { version, remark } = parseOrFail(ReturnDraft, body)
  return act(ports, { actor, id, version, act: 'return' }, async () => ({
    changes: { state: 'returned', approved_by: null, release_at: null, remark, failure: null },
    events: [{ act: 'returned', remark }],
  }))
}

/**
 * Says that a draft may become public: at once, at an instant, or when somebody releases it. Where it can no longer be
 * published it goes back to its authors, which its state and `failure` tell.
 */
export const approveDraft: Use = (ports, actor, id, body) => {
  const { version, remark, then } = parseOrFail(ApproveDraft, body)
  if (typeof then === 'object') refusePast(then.at, ports, '/then/at')
  return act(ports, { actor, id, version, act: 'approve' }, async (trx, held, desk) => {
    const approved = { act: 'approved' as const, remark }
    const changes = { approved_by: actor.id, remark: remark ?? null, failure: null }
    if (then === 'hold') return { changes: { ...changes, state: 'approved' }, events: [approved] }
    if (typeof then === 'object') {
      const { changes: embargo, events } = scheduled(then.at)
      return { changes: { ...changes, ...embargo }, events: [approved, ...events] }
    }
    const done = await releaseOrReturn(trx, approvedBy(held, actor.id), desk, { actor: actor.id })
    return { changes: { ...changes, ...done.changes }, events: [approved, ...done.events] }
  })
}

/** Releases a draft now, or sets the instant: one that was approved, or one's own where two eyes do. */
export const releaseDraft: Use = (ports, actor, id, body) => {
  const { version, at: instant } = parseOrFail(ReleaseDraft, body)
  if (instant !== undefined) refusePast(instant, ports, '/at')
  const asked = { actor, id, version, act: instant === undefined ? 'release' : 'schedule' } as const
  return act(ports, asked, async (trx, held, desk, at) => {
    const { row } = held
    const isApproved = row.state === 'approved' || row.state === 'scheduled'
    if (isApproved)
      return instant === undefined
        ? releaseOrReturn(trx, held, desk, { actor: actor.id })
        : scheduled(instant)
    // Nobody else has looked at it: whoever releases it answers for it, and hears of what stands in the way.
    const authors = new Set([...held.authors, actor.id])
    await addAuthor(trx, id, actor.id)
    const submitted_at = row.submitted_at ?? at
    if (instant === undefined) {
      const done = await release(trx, { ...held, authors }, desk, { actor: actor.id, asking: true })
      return { ...done, changes: { ...done.changes, submitted_at } }
    }
    await judge(await judgingOf(trx, row, desk), true)
    const embargo = scheduled(instant)
    return { ...embargo, changes: { ...embargo.changes, submitted_at, failure: null, remark: null } }
  })
}

/** Lifts the embargo without a release: the draft waits for a word. */
export const unscheduleDraft: Use = (ports, actor, id, body) => {
  const { version } = parseOrFail(SubmitDraft, body)
  return act(ports, { actor, id, version, act: 'unschedule' }, async (_trx, { row }) => ({
    changes: { state: row.approved_by === null ? 'submitted' : 'approved', release_at: null },
    events: [{ act: 'unscheduled' }],
  }))
}

const scheduled = (instant: string): Done => ({
  changes: { state: 'scheduled', release_at: instant },
  events: [{ act: 'scheduled' }],
})

function refusePast(instant: string, { clock }: DraftPorts, pointer: string): void {
  if (Date.parse(instant) <= clock.now()) throw new Failure('invalid', [{ pointer, code: 'past-instant' }])
}
