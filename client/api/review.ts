import { api } from '#client/api/http.ts'
import type { DeskPolicy, DeskPolicyChange, DraftSummary, RevertRelease } from '#shared/contract/drafts.ts'
import type { DraftImpact, RevertPlan } from '#shared/contract/review.ts'

/** What a draft would come to if it were released now. */
export const fetchImpact = (draft: string): Promise<DraftImpact> =>
  api(`/drafts/${encodeURIComponent(draft)}/impact`)

/** What taking a release back would do. */
export const fetchRevertPlan = (seq: number): Promise<RevertPlan> => api(`/releases/${seq}/revert`)

/** Hands in the draft that takes a release back. */
export const revertRelease = (seq: number, body: RevertRelease): Promise<DraftSummary> =>
  api(`/releases/${seq}/revert`, { method: 'POST', body })

/** How many pages of each face follow at this moment. */
export interface Following {
  readonly wall: number
  readonly tablet: number
  readonly admin: number
  readonly other: number
}
export const fetchFollowing = (): Promise<Following> => api('/receipts/following')

/** Which domains want four eyes. */
export const fetchPolicy = (): Promise<DeskPolicy> => api('/desk/policy')
export const settlePolicy = (change: Partial<DeskPolicyChange>): Promise<DeskPolicy> =>
  api('/desk/policy', { method: 'PUT', body: change })
