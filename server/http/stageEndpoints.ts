import { z } from 'zod'
import type { Endpoint } from '#server/http/endpoints.ts'
import { ShortText } from '#server/http/queryTexts.ts'
import { ShowingSchema, StageList, StageSchema } from '#shared/contract/screens.ts'

const ID = z.object({ id: ShortText })

/** Presenting on a screen: one person at a time, until they let go or are silent for too long. */
export const STAGE_ENDPOINTS = {
  'GET /api/v1/stages': {
    summary: 'The screens that one may present on, what each shows, and who has it until when',
    answers: { 200: StageList },
  },
  'PUT /api/v1/screens/:id/stage': {
    summary: 'Shows something on a screen, or something else; with `take=1` also where somebody else has it',
    params: ID,
    query: z.strictObject({ take: z.literal('1').optional() }),
    body: ShowingSchema,
    answers: { 200: StageSchema },
  },
  'DELETE /api/v1/screens/:id/stage': {
    summary: 'Lets go of a screen, which goes back to its playlist; an administrator ends anybody’s',
    params: ID,
    answers: { 204: null },
  },
} as const satisfies Record<string, Endpoint>
