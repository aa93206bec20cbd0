import { api } from '#client/api/http.ts'
import type { DraftSummary, RevertRelease } from '#shared/contract/drafts.ts'
import type { DraftImpact, RevertPlan } from '#shared/contract/review.ts'

/** What a draft would come to if it were released now. */
export const fetchImpact = (draft: string): Promise<DraftImpact> =>
  api(`/drafts/${encodeURIComponent(draft)}/impact`)

/** What taking a release back would do. */
export const fetchRevertPlan = (seq: number): Promise<RevertPlan> => api(`/releases/${seq}/revert`)

/** Hands in the draft that takes a release back. */
export const revertRelease = (seq: number, body: RevertRelease): Promise<DraftSummary> =>
  api(`/releases/${seq}/revert`, { method: 'POST', body })
