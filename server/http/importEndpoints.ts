import { z } from 'zod'
import type { Endpoint } from '#server/http/endpoints.ts'
import { Count, ShortText } from '#server/http/queryTexts.ts'
import {
  ImportChange,
  ImportDetail,
  ImportedDraft,
  ImportList,
  ImportRows,
  ImportToDraft,
} from '#shared/contract/imports.ts'

const OneImport = z.object({ id: ShortText })

/** Somebody who may not see an import is answered as if it were not there. */
export const IMPORT_ENDPOINTS = {
  'GET /api/v1/imports': {
    summary: 'The files that your office has imported, newest first; they are kept for 30 days',
    answers: { 200: ImportList },
  },
  'POST /api/v1/imports': {
    summary:
      'Import a workbook (.xlsx) or a text (.csv) of at most 10 MB, sent as application/octet-stream; tells what each sheet was taken for: figures, or a list of the records of `ledger`',
    query: z.object({ ledger: ShortText.optional() }),
    headers: { 'X-File-Name': 'Its name, percent-encoded as UTF-8' },
    answers: { 201: ImportDetail },
  },
  'GET /api/v1/imports/:id': {
    summary: 'What was found in a file, and what keeps it from becoming a draft',
    params: OneImport,
    answers: { 200: ImportDetail },
  },
  'GET /api/v1/imports/:id/sheets/:sheet/pages/:page': {
    summary: 'Two hundred rows of a sheet, with the fate of each cell',
    params: OneImport.extend({ sheet: Count, page: Count }),
    answers: { 200: ImportRows },
  },
  'PUT /api/v1/imports/:id/mapping': {
    summary: 'Say what columns and rows are, and answer doubts; tells what becomes of the cells then',
    params: OneImport,
    body: ImportChange,
    answers: { 200: ImportDetail },
  },
  'POST /api/v1/imports/:id/draft': {
    summary:
      'Make one draft of everything in the import, or nothing; records that nobody has to approve become a release at once. Asked again, the answer is the same',
    params: OneImport,
    body: ImportToDraft,
    answers: { 201: ImportedDraft },
  },
  'DELETE /api/v1/imports/:id': {
    summary: 'Throw an import away; a draft made of it stays',
    params: OneImport,
    answers: { 204: null },
  },
} as const satisfies Record<string, Endpoint>
