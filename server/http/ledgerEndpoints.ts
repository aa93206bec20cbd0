import { z } from 'zod'
import type { Endpoint } from '#server/http/endpoints.ts'
import { ShortText } from '#server/http/queryTexts.ts'
import {
  DueQuery,
  DueRecords,
  LedgerRoll,
  NewComment,
  NewRecordReminder,
  RecordActed,
  RecordComment,
  RecordDetail,
  RecordEvent,
  RecordExportQuery,
  RecordFile,
  RecordList,
  RecordQuery,
} from '#shared/contract/ledgers.ts'
import { RecordBatch, RecordBatchActed } from '#shared/contract/recordBatch.ts'
import { LedgerEntry } from '#shared/ledger/ledgerEntry.ts'

const OneLedger = z.object({ entity: ShortText })
const OneRecord = OneLedger.extend({ id: ShortText })
const FILE_HEADERS = { 'X-File-Name': 'Its name, percent-encoded as UTF-8' }
const KEY = {
  'Idempotency-Key': 'The same key with the same body makes it happen once, however often it is sent',
}

/** A ledger or record that somebody may not know of is answered as if it were not there. */
export const LEDGER_ENDPOINTS = {
  'GET /api/v1/ledgers': {
    summary: 'The ledgers that you may know of, how their records stand, and the mechanisms behind them',
    answers: { 200: LedgerRoll },
  },
  'GET /api/v1/ledgers/due': {
    summary: 'What is due soon or overdue over all ledgers, worst first',
    query: DueQuery,
    answers: { 200: DueRecords },
  },
  'GET /api/v1/ledgers/:entity/template': {
    summary: 'An Excel workbook to fill in with records of the ledger and send to the imports',
    params: OneLedger,
    query: z.strictObject({ lang: z.enum(['zh-CN', 'en']).default('zh-CN') }),
    answers: { 200: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  },
  'GET /api/v1/ledgers/:entity/export': {
    summary:
      'All records of the list as it is filtered and ordered, as a file that can be sent to the imports',
    params: OneLedger,
    query: RecordExportQuery,
    answers: { 200: 'text/csv' },
  },
  'GET /api/v1/ledgers/:entity': {
    summary: 'How a ledger is defined: fields, states, events, deadline, rules, who is told',
    params: OneLedger,
    answers: { 200: LedgerEntry },
  },
  'GET /api/v1/ledgers/:entity/records': {
    summary:
      'Records of a ledger, filtered, in order and counted by group; as they stand, as of a day, or those that a figure counted',
    params: OneLedger,
    query: RecordQuery,
    answers: { 200: RecordList },
  },
  'POST /api/v1/ledgers/:entity/records': {
    summary: 'Begin a record by an event; public at once, or a draft where a second person has to look',
    params: OneLedger,
    headers: KEY,
    body: RecordEvent,
    answers: { 201: RecordActed },
  },
  'POST /api/v1/ledgers/batches': {
    summary:
      'Make several things happen to records at one instant, or none of them; public at once, or one draft where a second person has to look at any',
    headers: KEY,
    body: RecordBatch,
    answers: { 200: RecordBatchActed },
  },
  'POST /api/v1/ledgers/:entity/files': {
    summary:
      'Bring a photo or document for a file field of an event that follows; at most 10 MB, sent as application/octet-stream',
    params: OneLedger,
    query: z.strictObject({ field: ShortText.optional() }),
    headers: FILE_HEADERS,
    answers: { 201: RecordFile },
  },
  'GET /api/v1/ledgers/:entity/files/:file': {
    summary: 'A photo or document that was brought for an event that waits, to be saved',
    params: OneLedger.extend({ file: ShortText }),
    answers: { 200: 'application/octet-stream' },
  },
  'GET /api/v1/ledgers/:entity/records/:id': {
    summary: 'A record with its history, relations, comments, evidence, and what waits to happen to it',
    params: OneRecord,
    answers: { 200: RecordDetail },
  },
  'POST /api/v1/ledgers/:entity/records/:id/events': {
    summary:
      'Make something happen to a record; public at once, or a draft where a second person has to look',
    params: OneRecord,
    headers: KEY,
    body: RecordEvent,
    answers: { 200: RecordActed },
  },
  'POST /api/v1/ledgers/:entity/records/:id/comments': {
    summary: 'Say something of a record',
    params: OneRecord,
    body: NewComment,
    answers: { 201: RecordComment },
  },
  'POST /api/v1/ledgers/:entity/records/:id/reminders': {
    summary: 'Remind the office that answers for a record of what is due',
    params: OneRecord,
    body: NewRecordReminder,
    answers: { 204: null },
  },
  'POST /api/v1/ledgers/:entity/records/:id/files': {
    summary: 'Attach a photo or document to a record; at most 10 MB, sent as application/octet-stream',
    params: OneRecord,
    query: z.strictObject({ field: ShortText.optional() }),
    headers: FILE_HEADERS,
    answers: { 201: RecordFile },
  },
  'GET /api/v1/ledgers/:entity/records/:id/files/:file': {
    summary: 'A photo or document of a record, to be saved',
    params: OneRecord.extend({ file: ShortText }),
    answers: { 200: 'application/octet-stream' },
  },
} as const satisfies Record<string, Endpoint>
