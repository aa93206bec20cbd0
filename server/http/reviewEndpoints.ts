import { z } from 'zod'
import { Count, ShortText } from '#server/http/queryTexts.ts'
import type { Endpoint } from '#server/http/endpoints.ts'
import { DraftSummary, RevertRelease } from '#shared/contract/drafts.ts'
import { DraftImpact, RevertPlan } from '#shared/contract/review.ts'

const OneRelease = z.object({ seq: Count })

/** Looking at what a draft would change, and taking releases back. */
export const REVIEW_ENDPOINTS = {
  'GET /api/v1/drafts/:id/impact': {
    summary: 'What a draft would come to if it were released now, with what stands in those places',
    params: z.object({ id: ShortText }),
    answers: { 200: DraftImpact },
  },
  'GET /api/v1/releases/:seq/revert': {
    summary: 'What taking a release back would put in the place of each of its figures',
    params: OneRelease,
    answers: { 200: RevertPlan },
  },
  'POST /api/v1/releases/:seq/revert': {
    summary: 'Hand in a draft that takes a release back, whole or by figure; it goes the way of all drafts',
    params: OneRelease,
    body: RevertRelease,
    answers: { 201: DraftSummary },
  },
} as const satisfies Record<string, Endpoint>
