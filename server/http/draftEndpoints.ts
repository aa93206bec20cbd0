import { z } from 'zod'
import type { Endpoint } from '#server/http/endpoints.ts'
import { Count, ShortText } from '#server/http/queryTexts.ts'
import {
  ApproveDraft,
  DeskPolicy,
  DeskPolicyChange,
  Draft,
  DraftChanges,
  DraftList,
  DraftPatch,
  DraftPatched,
  DraftState,
  DraftSummary,
  NewDraft,
  ReleaseDraft,
  ReturnDraft,
  SubmitDraft,
} from '#shared/contract/drafts.ts'
import { PeriodSchema } from '#shared/contract/scalars.ts'

const OneDraft = z.object({ id: ShortText })

/** `draft,returned` */
const States = z
  .string()
  .max(200)
  .transform((text) => text.split(','))
  .pipe(z.array(DraftState))

/** Somebody who may not see a draft is answered as if it were not there. */
export const DRAFT_ENDPOINTS = {
  'GET /api/v1/drafts': {
    summary:
      'The drafts that you may see, the newest change first; a filer sees those of their office, a reviewer those that were submitted and their own',
    query: z.strictObject({
      state: States.optional(),
      owner: ShortText.optional(),
      domain: ShortText.optional(),
      period: PeriodSchema.optional(),
      mine: z.string().max(10).optional(),
    }),
    answers: { 200: DraftList },
  },
  'POST /api/v1/drafts': {
    summary:
      'Begin a draft; for a sheet whose draft is open already the answer is 200 and that draft, which takes the cells that it does not have',
    headers: {
      'Idempotency-Key': 'The same key with the same body begins one draft, however often it is sent',
    },
    body: NewDraft,
    answers: { 201: Draft, 200: Draft },
  },
  'GET /api/v1/drafts/:id': {
    summary: 'A draft with its cells and all that was done with it',
    params: OneDraft,
    answers: { 200: Draft },
  },
  'GET /api/v1/drafts/:id/changes': {
    summary: 'What has changed in a draft after a version',
    params: OneDraft,
    query: z.strictObject({ since: Count }),
    answers: { 200: DraftChanges },
  },
  'PATCH /api/v1/drafts/:id': {
    summary: 'Set and clear cells; those that somebody else changed meanwhile are told and not overwritten',
    params: OneDraft,
    body: DraftPatch,
    answers: { 200: DraftPatched },
  },
  'POST /api/v1/drafts/:id/submit': {
    summary: 'Hand a draft over for review; refused with a pointer to each cell that cannot be published',
    params: OneDraft,
    body: SubmitDraft,
    answers: { 200: DraftSummary },
  },
  'POST /api/v1/drafts/:id/withdraw': {
    summary: 'Take a submitted draft back to go on typing',
    params: OneDraft,
    body: SubmitDraft,
    answers: { 200: DraftSummary },
  },
  'POST /api/v1/drafts/:id/return': {
    summary: 'Give a draft back to its authors with a remark',
    params: OneDraft,
    body: ReturnDraft,
    answers: { 200: DraftSummary },
  },
  'POST /api/v1/drafts/:id/approve': {
    summary:
      'Say that a draft may become public: at once, at an instant, or later; where it can no longer be published the answer is the draft, returned, with its failure',
    params: OneDraft,
    body: ApproveDraft,
    answers: { 200: DraftSummary },
  },
  'POST /api/v1/drafts/:id/release': {
    summary: 'Release an approved draft now or at an instant; one’s own where two eyes do',
    params: OneDraft,
    body: ReleaseDraft,
    answers: { 200: DraftSummary },
  },
  'POST /api/v1/drafts/:id/unschedule': {
    summary: 'Lift the embargo of a draft without releasing it',
    params: OneDraft,
    body: SubmitDraft,
    answers: { 200: DraftSummary },
  },
  'POST /api/v1/drafts/:id/discard': {
    summary: 'Put a draft away for ever',
    params: OneDraft,
    body: SubmitDraft,
    answers: { 200: DraftSummary },
  },
  'GET /api/v1/desk/policy': {
    summary: 'Which topics and ledgers are published only after a second person has looked',
    answers: { 200: DeskPolicy },
  },
  'PUT /api/v1/desk/policy': {
    summary: 'Settle it for the topics and ledgers that are named',
    body: DeskPolicyChange,
    answers: { 200: DeskPolicy },
  },
} as const satisfies Record<string, Endpoint>
