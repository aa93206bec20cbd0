import type { Drafts } from '#server/drafts/index.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import type { Releases } from '#server/releases/index.ts'
import { revertDraft } from '#server/review/revertDraft.ts'
import { revertPlan } from '#server/review/revertPlan.ts'
import { RevertRelease, type DraftSummary } from '#shared/contract/drafts.ts'
import type { RevertPlan } from '#shared/contract/review.ts'
import type { Actor } from '#shared/contract/roles.ts'

export interface ReviewPorts {
  readonly releases: Releases
  readonly drafts: Drafts
}

/** Taking releases back: as drafts, which go the way of all others. */
export interface Review {
  /** What taking the release back would do. Throws Failure `not-found`, or `forbidden` to a filer without a share in it. */
  readonly revertPlan: (actor: Actor, seq: number) => Promise<RevertPlan>
  /** Hands in the draft that takes the release back. Throws Failure `invalid` for what cannot be taken back. */
  readonly revert: (actor: Actor, seq: number, body: unknown) => Promise<DraftSummary>
}

export function openReview({ releases, drafts }: ReviewPorts): Review {
  return {
    revertPlan: async (actor, seq) => revertPlan(await releases.undoOf(seq), actor, releases.catalogue()),
    revert: async (actor, seq, body) => {
      const request = parseOrFail(RevertRelease, body)
      const content = revertDraft(await releases.undoOf(seq), {
        request,
        actor,
        catalogue: releases.catalogue(),
      })
      const { id } = await drafts.begin(actor, { origin: 'revert', sheet: null, ...content })
      const { version } = await drafts.read(actor, id)
      return drafts.submit(actor, id, { version })
    },
  }
}
