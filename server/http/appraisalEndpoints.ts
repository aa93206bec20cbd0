import { z } from 'zod'
import type { Endpoint } from '#server/http/endpoints.ts'
import { ShortText } from '#server/http/queryTexts.ts'
import { AppraisalRoll, NewMonth, NewSheet, Round, RoundWork } from '#shared/contract/appraisal.ts'
import { RecordBatchActed } from '#shared/contract/recordBatch.ts'

const OneRound = z.object({ round: ShortText })
const KEY = {
  'Idempotency-Key': 'The same key with the same body makes it happen once, however often it is sent',
}

export const APPRAISAL_ENDPOINTS = {
  'GET /api/v1/appraisal': {
    summary: 'Rounds of observation tours and monthly rankings, newest first, and the score sheets',
    answers: { 200: AppraisalRoll },
  },
  'GET /api/v1/appraisal/rounds/:round': {
    summary: 'A round with its marks, as far as you may know of them, and with what was published of it',
    params: OneRound,
    answers: { 200: Round },
  },
  'POST /api/v1/appraisal/rounds/:round': {
    summary:
      'Give marks; with publish the places that follow from them go out, all at one instant, or as a draft where a second person has to look',
    params: OneRound,
    headers: KEY,
    body: RoundWork,
    answers: { 201: RecordBatchActed },
  },
  'POST /api/v1/appraisal/months': {
    summary: 'Begin a month’s ranking of the units of a topic',
    headers: KEY,
    body: NewMonth,
    answers: { 201: RecordBatchActed },
  },
  'POST /api/v1/appraisal/sheets': {
    summary:
      'Draw up a score sheet with its items; it is put to use by its event score-sheet.adopted, once the weights add up to 100',
    headers: KEY,
    body: NewSheet,
    answers: { 201: RecordBatchActed },
  },
} as const satisfies Record<string, Endpoint>
