import { api, ApiProblem, Unreachable } from '#client/api/http.ts'
import type {
  DueRecords,
  LedgerRoll,
  RecordActed,
  RecordComment,
  RecordDetail,
  RecordEvent,
  RecordFile,
  RecordList,
} from '#shared/contract/ledgers.ts'
import type { RecordBatch, RecordBatchActed } from '#shared/contract/recordBatch.ts'
import type { Problem } from '#shared/contract/problem.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'

const at = (entity: string): string => `/ledgers/${encodeURIComponent(entity)}`
const recordAt = (entity: string, id: string): string => `${at(entity)}/records/${encodeURIComponent(id)}`

/** What is sent to make something happen: what the contract defaults may be left out. */
export type SentEvent = Pick<RecordEvent, 'event'> & Partial<RecordEvent>

export const fetchRoll = (): Promise<LedgerRoll> => api('/ledgers')
/** A ledger's definition as it stands. */
export const fetchLedger = (entity: string): Promise<Ledger> => api(at(entity))
export const fetchRecords = (
  entity: string,
  query: URLSearchParams,
  signal?: AbortSignal,
): Promise<RecordList> => api(`${at(entity)}/records?${query.toString()}`, signal ? { signal } : {})
export const fetchRecord = (entity: string, id: string): Promise<RecordDetail> => api(recordAt(entity, id))
/** What is due first, over all topics or of one. */
export const fetchDueRecords = (domain?: string): Promise<DueRecords> =>
  api(`/ledgers/due${domain === undefined ? '' : `?domain=${encodeURIComponent(domain)}`}`)

/**
 * Makes something happen to the record `id`, or a new record come into being where there is none. Under one `key` it
 * happens once, however often it is sent.
 */
export const sendEvent = (
  entity: string,
  id: string | undefined,
  event: SentEvent,
  key: string,
): Promise<RecordActed> =>
  api(id === undefined ? `${at(entity)}/records` : `${recordAt(entity, id)}/events`, {
    method: 'POST',
    body: event,
    headers: { 'Idempotency-Key': key },
  })

/** Makes several things happen to records at one instant, or none of them; once under one `key`. */
export const sendBatch = (batch: RecordBatch, key: string): Promise<RecordBatchActed> =>
  api('/ledgers/batches', { method: 'POST', body: batch, headers: { 'Idempotency-Key': key } })

export const sendComment = (entity: string, id: string, text: string): Promise<RecordComment> =>
  api(`${recordAt(entity, id)}/comments`, { method: 'POST', body: { text } })

/** Asks the office that answers for the record for what is due. */
export const sendRecordReminder = (entity: string, id: string, remark: string): Promise<void> =>
  api(`${recordAt(entity, id)}/reminders`, { method: 'POST', body: { remark } })

/** Where the content of a file is to be had. */
export const fileAddress = (entity: string, id: string, file: string): string =>
  `/api/v1${recordAt(entity, id)}/files/${encodeURIComponent(file)}`

/** The same of one that was brought for a record which is not there yet. */
export const waitingFileAddress = (entity: string, file: string): string =>
  `/api/v1${at(entity)}/files/${encodeURIComponent(file)}`

interface Evidence {
  readonly file: File
  /** The file field that it fills; left out where it is only attached. */
  readonly field?: string | undefined
}

/**
 * Attaches a file to a record, or brings it for an event by which one is to begin; tells how much of it is on its
 * way, which `fetch` cannot. Throws {@link ApiProblem} or {@link Unreachable} like every call.
 */
export const uploadEvidence = (
  entity: string,
  id: string | undefined,
  { file, field }: Evidence,
  progress: (share: number) => void,
): Promise<RecordFile> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const query = field === undefined ? '' : `?field=${encodeURIComponent(field)}`
    request.open('POST', `/api/v1${id === undefined ? at(entity) : recordAt(entity, id)}/files${query}`)
    request.responseType = 'json'
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name))
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 1 : loaded / total)
    request.onerror = () => reject(new Unreachable('no answer'))
    request.onload = () => {
      const answer: unknown = request.response
      if (request.status < 300) resolve(answer as RecordFile)
      else if (isProblem(answer)) reject(new ApiProblem(answer))
      else reject(new Unreachable(`status ${request.status}`))
    }
    request.send(file)
  })

const isProblem = (answer: unknown): answer is Problem =>
  typeof answer === 'object' && answer !== null && 'code' in answer && 'zh' in answer
