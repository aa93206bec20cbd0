import { api } from '#client/api/http.ts'
import type { AppraisalRoll, NewMonth, NewSheet, Round, RoundWorkInput } from '#shared/contract/appraisal.ts'
import type { RecordBatchActed } from '#shared/contract/recordBatch.ts'

export const fetchAppraisal = (): Promise<AppraisalRoll> => api('/appraisal')
const roundAt = (id: string): string => `/appraisal/rounds/${encodeURIComponent(id)}`
export const fetchRound = (id: string): Promise<Round> => api(roundAt(id))

const post = (path: string, body: unknown, key: string): Promise<RecordBatchActed> =>
  api(path, { method: 'POST', body, headers: { 'Idempotency-Key': key } })
/** Gives marks, and publishes the ranking where that is asked for; under one `key` it happens once. */
export const sendRoundWork = (id: string, work: RoundWorkInput, key: string): Promise<RecordBatchActed> =>
  post(roundAt(id), work, key)
export const beginMonth = (month: NewMonth, key: string): Promise<RecordBatchActed> =>
  post('/appraisal/months', month, key)
export const drawUpSheet = (sheet: NewSheet, key: string): Promise<RecordBatchActed> =>
  post('/appraisal/sheets', sheet, key)
