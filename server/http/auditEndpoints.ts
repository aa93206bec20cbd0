import { z } from 'zod'
import type { Endpoint } from '#server/http/endpoints.ts'
import { Count, ShortText } from '#server/http/queryTexts.ts'
import { AuditDetail, AuditPage, StoreVerdict } from '#shared/contract/audit.ts'

/** Which acts: days of the bureau’s, both included; a name or an id; a code, or its noun alone. */
const AuditFilter = z.strictObject({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  actor: ShortText.optional(),
  action: z
    .string()
    .max(60)
    .regex(/^[a-z-]+(\.[a-z-]+)?$/)
    .optional(),
  object: ShortText.optional(),
  text: ShortText.optional(),
})

/** The log of acts: read, taken away, and checked. */
export const AUDIT_ENDPOINTS = {
  'GET /api/v1/audit': {
    summary: 'Acts, newest first: who did what, when, to what, and from where',
    query: AuditFilter.extend({
      before: Count.optional(),
      limit: Count.default(100).pipe(z.number().min(1).max(500)),
    }),
    answers: { 200: AuditPage },
  },
  'GET /api/v1/audit/export': {
    summary: 'The acts that fit as a CSV file, with their hashes',
    query: AuditFilter.extend({ lang: z.enum(['zh-CN', 'en']).default('zh-CN') }),
    answers: { 200: 'text/csv' },
  },
  'GET /api/v1/audit/verify': {
    summary: 'Checks acts, log, figures, board and accounts against each other; says what is wrong where',
    answers: { 200: StoreVerdict },
  },
  'GET /api/v1/audit/:n': {
    summary: 'One act with its hashes and, for a release, every figure before and after',
    params: z.object({ n: Count }),
    answers: { 200: AuditDetail },
  },
} as const satisfies Record<string, Endpoint>
