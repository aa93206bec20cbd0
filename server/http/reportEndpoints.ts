import { z } from 'zod'
import type { Endpoint } from '#server/http/endpoints.ts'
import { ShortText } from '#server/http/queryTexts.ts'
import {
  NewReport,
  Report,
  ReportFile,
  ReportList,
  ReportPatch,
  ReportPreview,
  ReportPreviewRequest,
  ReportTemplate,
  ReportTemplates,
  ReportVersion,
  TemplateChange,
  TemplateCode,
  TemplateHistory,
} from '#shared/contract/reports.ts'

const OneReport = z.object({ id: ShortText })
const OneTemplate = z.object({ code: TemplateCode })

/** A report that somebody may not see is answered as if it were not there. */
export const REPORT_ENDPOINTS = {
  'GET /api/v1/reports': {
    summary:
      'The reports that you may see, the newest change first: those that were issued, and of the desk those under way; draft= the one that a draft brings',
    query: z.strictObject({ draft: ShortText.optional() }),
    answers: { 200: ReportList },
  },
  'POST /api/v1/reports': {
    summary: 'Make a report of a template, for a period, of what was published by its cutoff',
    body: NewReport,
    answers: { 201: Report },
  },
  'POST /api/v1/reports/preview': {
    summary: 'What a text would come to as a report, and what is wrong with it; nothing is kept',
    body: ReportPreviewRequest,
    answers: { 200: ReportPreview },
  },
  'GET /api/v1/reports/templates': {
    summary: 'The templates of reports as they stand',
    answers: { 200: ReportTemplates },
  },
  'PUT /api/v1/reports/templates/:code': {
    summary: 'Change a template over the version that you saw, or add one; a text with faults is not kept',
    params: OneTemplate,
    body: TemplateChange,
    answers: { 200: ReportTemplate },
  },
  'GET /api/v1/reports/templates/:code/history': {
    summary: 'Every version of a template, the newest first and the delivered one last',
    params: OneTemplate,
    answers: { 200: TemplateHistory },
  },
  'GET /api/v1/reports/:id': {
    summary: 'A report with its text, its document, and what has been revised of its figures since',
    params: OneReport,
    answers: { 200: Report },
  },
  'PATCH /api/v1/reports/:id': {
    summary:
      'Change text or terms of a report over the version that you saw; with asOf it takes the figures of that point',
    params: OneReport,
    body: ReportPatch,
    answers: { 200: Report },
  },
  'POST /api/v1/reports/:id/submit': {
    summary: 'Hand a report over to the reviewers: a draft brings it and is reviewed like every other',
    params: OneReport,
    body: ReportVersion,
    answers: { 200: Report },
  },
  'POST /api/v1/reports/:id/discard': {
    summary: 'Put a report away that is not under review and was not issued',
    params: OneReport,
    body: ReportVersion,
    answers: { 204: null },
  },
  'GET /api/v1/reports/:id/files/:form': {
    summary:
      'A report as a file: docx in the layout of official documents, pdf where this server can print, html for printing in the browser, xlsx with all its figures',
    params: OneReport.extend({ form: ReportFile }),
    answers: { 200: 'application/octet-stream' },
  },
} as const satisfies Record<string, Endpoint>
