import { z } from 'zod'
import type { Endpoint } from '#server/http/endpoints.ts'
import { Count, ShortText } from '#server/http/queryTexts.ts'
import { CommandRequest, FaultReport, ScreenReceipts, ScreenRoll } from '#shared/contract/screens.ts'

const ID = z.object({ id: ShortText })

/** The roll-call of screens: what each shows, what it painted when, and what it is told to do. */
export const ROLL_ENDPOINTS = {
  'GET /api/v1/screens': {
    summary: 'The roll-call: every screen, what it shows and how it is; the socket tells of what changes',
    answers: { 200: ScreenRoll },
  },
  'GET /api/v1/screens/receipts': {
    summary: 'Which of the screens that were there at a release painted it and when, and which did not',
    query: z.strictObject({ seq: Count.pipe(z.number().min(1)) }),
    answers: { 200: ScreenReceipts },
  },
  'POST /api/v1/screens/:id/commands': {
    summary: 'Has a screen reload, show its name, or send a picture of what it shows; answered once it has',
    params: ID,
    body: CommandRequest,
    answers: { 204: null },
  },
  'PUT /api/v1/screens/self/picture': {
    summary: 'A screen brings the picture that it was asked for: JPEG or WebP of 400 kB at most, as a file',
    answers: { 204: null },
  },
  'POST /api/v1/screens/self/faults': {
    summary: 'What went wrong on a screen, told by its watchdog while the page itself cannot',
    body: FaultReport,
    answers: { 204: null },
  },
  'GET /api/v1/screens/:id/picture': {
    summary: 'The newest picture of a screen; it is kept in memory alone',
    params: ID,
    answers: { 200: 'image/jpeg' },
  },
} as const satisfies Record<string, Endpoint>
