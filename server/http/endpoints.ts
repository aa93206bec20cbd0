import { z } from 'zod'
import {
  Observations,
  ReleaseDays,
  ReleaseList,
  SeriesList,
  SessionInfo,
  SignIn,
  Vintages,
} from '#shared/contract/answers.ts'
import { CalendarMonth } from '#shared/contract/calendar.ts'
import { Duties, NewReminder, Reminder } from '#shared/contract/duties.ts'
import { LedgerHistory, LedgerRehearsal, LedgerRequest } from '#shared/contract/ledgerEdit.ts'
import { CatalogueRehearsal, CatalogueRequest, IndicatorHistory } from '#shared/contract/catalogueEdit.ts'
import { REPLAY_LIMIT } from '#shared/contract/live.ts'
import type { RouteKey } from '#shared/contract/policy.ts'
import { Provenance } from '#shared/contract/provenance.ts'
import { ReleaseReceipt, ReleaseRehearsal, ReleaseRequest } from '#shared/contract/releaseRequest.ts'
import { AsOf, MonthSchema, PeriodSchema, SeriesKeySchema } from '#shared/contract/scalars.ts'
import {
  BoardDocument,
  CatalogueDocument,
  Health,
  Readiness,
  FollowingDocument,
  ReceiptsDocument,
} from '#server/http/documents.ts'
import { REVIEW_ENDPOINTS } from '#server/http/reviewEndpoints.ts'
import { AUDIT_ENDPOINTS } from '#server/http/auditEndpoints.ts'
import { DRAFT_ENDPOINTS } from '#server/http/draftEndpoints.ts'
import { IMPORT_ENDPOINTS } from '#server/http/importEndpoints.ts'
import { APPRAISAL_ENDPOINTS } from '#server/http/appraisalEndpoints.ts'
import { LEDGER_ENDPOINTS } from '#server/http/ledgerEndpoints.ts'
import { ROOM_ENDPOINTS } from '#server/http/roomEndpoints.ts'
import { REPORT_ENDPOINTS } from '#server/http/reportEndpoints.ts'
import { OPEN_ENDPOINTS } from '#server/http/openEndpoints.ts'
import { ROLL_ENDPOINTS } from '#server/http/rollEndpoints.ts'
import { WALL_ENDPOINTS } from '#server/http/wallEndpoints.ts'
import { STAGE_ENDPOINTS } from '#server/http/stageEndpoints.ts'
import { SCREEN_ENDPOINTS } from '#server/http/screenEndpoints.ts'
import { Count, ShortText } from '#server/http/queryTexts.ts'

export interface Endpoint {
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  /** Request headers that mean something here, with what they mean. */
  readonly headers?: Readonly<Record<string, string>>
  /** The schema of a JSON body; only routes with one read a body at all. */
  readonly body?: z.ZodType
  /** By status: the schema of a JSON answer, a media type of another kind, or null for an empty one. */
  readonly answers: Readonly<Record<number, z.ZodType | string | null>>
}

const OneSeries = z.object({ key: SeriesKeySchema })

/** In which form, of which periods and as known when; words are in the language `lang`. */
const ExportQuery = z.strictObject({
  format: z.enum(['csv', 'xlsx', 'sdmx-csv']).default('csv'),
  lang: z.enum(['zh-CN', 'en']).default('zh-CN'),
  from: PeriodSchema.optional(),
  to: PeriodSchema.optional(),
  asOf: AsOf.optional(),
})

/** What each route takes and answers: the router reads requests with it, and the OpenAPI document is made of it. */
export const ENDPOINTS = {
  'GET /api/openapi.json': {
    summary: 'This document',
    answers: { 200: z.looseObject({ openapi: z.string() }) },
  },
  'GET /healthz': { summary: 'Whether the process is up', answers: { 200: Health } },
  'GET /readyz': {
    summary: 'Whether the store answers, and up to which release',
    answers: { 200: Readiness },
  },
  'GET /metrics': {
    summary: 'Prometheus metrics, for this machine only unless METRICS_PUBLIC=1',
    answers: { 200: 'text/plain' },
  },
  'POST /api/v1/session': {
    summary: 'Sign in with a name and password, a one-time code, or a wall’s screen code',
    body: SignIn,
    answers: { 201: SessionInfo },
  },
  'GET /api/v1/session': { summary: 'Who the credentials stand for', answers: { 200: SessionInfo } },
  'DELETE /api/v1/session': {
    summary: 'Sign out; ends the session and its sockets at once',
    answers: { 204: null },
  },
  'GET /api/v1/catalogue': {
    summary:
      'Indicators, subjects, units, release rules and offices; as they stand, or as of a point like the board’s, 0 being the catalogue as delivered; as the asker’s bureau sees it, or the bureau of `area`',
    query: z.strictObject({ asOf: AsOf.optional(), area: ShortText.optional() }),
    headers: { 'If-None-Match': 'The ETag of the catalogue you have' },
    answers: { 200: CatalogueDocument, 304: null },
  },
  'POST /api/v1/catalogue/changes': {
    summary:
      'Add, change, rename, move or retire indicators and set targets, all at one instant as one release; dryRun=1 only tells what it would come to',
    query: z.strictObject({ dryRun: z.enum(['0', '1']).default('0') }),
    body: CatalogueRequest,
    answers: { 201: ReleaseReceipt, 200: CatalogueRehearsal },
  },
  'GET /api/v1/catalogue/indicators/:code/history': {
    summary: 'How an indicator was delivered, and everything that the bureau has made of it since',
    params: z.object({ code: ShortText }),
    answers: { 200: IndicatorHistory },
  },
  'POST /api/v1/ledgers/definitions': {
    summary:
      'Add ledgers, or fields, states, events and rules of them, as one release; dryRun=1 only tells what it would come to',
    query: z.strictObject({ dryRun: z.enum(['0', '1']).default('0') }),
    body: LedgerRequest,
    answers: { 201: ReleaseReceipt, 200: LedgerRehearsal },
  },
  'GET /api/v1/ledgers/definitions/:code/history': {
    summary:
      'How the definition of a ledger was delivered, and everything that the bureau has made of it since',
    params: z.object({ code: ShortText }),
    answers: { 200: LedgerHistory },
  },
  'GET /api/v1/board': {
    summary:
      'The public state at the newest release, or as of a seq, an instant, or the end of a day of the bureau’s; name the epoch beside a seq and the answer may be kept for ever',
    query: z.strictObject({ asOf: AsOf.optional(), epoch: ShortText.optional() }),
    headers: { 'If-None-Match': 'The ETag of the board you have' },
    answers: { 200: BoardDocument, 304: null },
  },
  'GET /api/v1/releases': {
    summary: 'The releases after a seq, oldest first; with a limit also those of long ago',
    query: z.strictObject({
      after: Count.default(0),
      epoch: ShortText.optional(),
      limit: Count.pipe(z.number().min(1).max(REPLAY_LIMIT)).optional(),
    }),
    answers: { 200: ReleaseList },
  },
  'GET /api/v1/releases/days': {
    summary:
      'The days on which anything was published, with the newest seq and the number of changes of each',
    headers: { 'If-None-Match': 'The ETag of the list you have' },
    answers: { 200: ReleaseDays, 304: null },
  },
  'POST /api/v1/releases': {
    summary:
      'Publish figures and records, all at one instant or none; with dryRun=1 everything is checked and worked out, and nothing is kept',
    query: z.strictObject({ dryRun: z.enum(['0', '1']).default('0') }),
    headers: {
      'Idempotency-Key': 'The same key with the same body publishes once, however often it is sent',
    },
    body: ReleaseRequest,
    answers: { 201: ReleaseReceipt, 200: z.union([ReleaseReceipt, ReleaseRehearsal]) },
  },
  'GET /api/v1/series': {
    summary: 'Series with their newest observation',
    query: z.strictObject({
      indicator: ShortText.optional(),
      subject: ShortText.optional(),
      domain: ShortText.optional(),
      after: ShortText.optional(),
      limit: Count.default(100).pipe(z.number().min(1).max(1000)),
    }),
    answers: { 200: SeriesList },
  },
  'GET /api/v1/series/:key/observations': {
    summary: 'The observations of a series, as they stand or as of a seq, an instant, or the end of a day',
    params: OneSeries,
    query: z.strictObject({
      from: PeriodSchema.optional(),
      to: PeriodSchema.optional(),
      asOf: AsOf.optional(),
    }),
    answers: { 200: Observations },
  },
  'GET /api/v1/series/:key/vintages': {
    summary: 'Every value ever published of a series',
    params: OneSeries,
    query: z.strictObject({ period: PeriodSchema.optional() }),
    answers: { 200: Vintages },
  },
  'GET /api/v1/series/:key/provenance': {
    summary:
      'How a figure came about: source, offices, release, vintages and formula; of the newest period unless one is named',
    params: OneSeries,
    query: z.strictObject({ period: PeriodSchema.optional(), asOf: AsOf.optional() }),
    answers: { 200: Provenance },
  },
  'GET /api/v1/series/:key/export': {
    summary: 'The observations of a series as a file: CSV, Excel or SDMX-CSV 2.0',
    params: OneSeries,
    query: ExportQuery,
    answers: { 200: 'text/csv' },
  },
  'GET /api/v1/export': {
    summary: 'The observations of all series, or of those that fit, as a file',
    query: ExportQuery.extend({
      indicator: ShortText.optional(),
      subject: ShortText.optional(),
      domain: ShortText.optional(),
    }),
    answers: { 200: 'text/csv' },
  },
  'GET /api/v1/calendar': {
    summary: 'What is due for release in a month, what came and what is late',
    query: z.strictObject({ month: MonthSchema.optional(), asOf: AsOf.optional() }),
    answers: { 200: CalendarMonth },
  },
  'GET /api/v1/forms/:domain': {
    summary:
      'The Excel form of a topic and period to fill in and send back; a filer gets the lines of their office',
    params: z.object({ domain: ShortText }),
    query: z.strictObject({
      period: PeriodSchema,
      subject: ShortText,
      lang: z.enum(['zh-CN', 'en']).default('zh-CN'),
    }),
    answers: { 200: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  },
  'GET /api/v1/duties': {
    summary: 'Who has to file what until when, and who was reminded; a filer is told of their own office',
    answers: { 200: Duties },
  },
  'POST /api/v1/duties/reminders': {
    summary: 'Remind an office of what it owes',
    body: NewReminder,
    answers: { 201: Reminder },
  },
  'POST /api/v1/duties/reminders/:id/note': {
    summary: 'Take note of a reminder on behalf of the office that it was sent to',
    params: z.object({ id: ShortText }),
    body: z.strictObject({}),
    answers: { 204: null },
  },
  ...AUDIT_ENDPOINTS,
  ...DRAFT_ENDPOINTS,
  ...REVIEW_ENDPOINTS,
  ...IMPORT_ENDPOINTS,
  ...LEDGER_ENDPOINTS,
  ...APPRAISAL_ENDPOINTS,
  ...ROOM_ENDPOINTS,
  ...REPORT_ENDPOINTS,
  ...SCREEN_ENDPOINTS,
  ...STAGE_ENDPOINTS,
  ...ROLL_ENDPOINTS,
  ...OPEN_ENDPOINTS,
  ...WALL_ENDPOINTS,
  'GET /api/v1/receipts': {
    summary: 'How far the newest releases have got on the screens',
    answers: { 200: ReceiptsDocument },
  },
  'GET /api/v1/receipts/following': {
    summary: 'How many pages of each face follow at this moment',
    answers: { 200: FollowingDocument },
  },
} as const satisfies Record<RouteKey, Endpoint>

type Output<S> = S extends z.ZodType ? z.output<S> : undefined
type Part<K extends RouteKey, Name extends string> =
  (typeof ENDPOINTS)[K] extends Readonly<Record<Name, infer S>> ? S : undefined

export type ParamsOf<K extends RouteKey> = Output<Part<K, 'params'>>
export type QueryOf<K extends RouteKey> = Output<Part<K, 'query'>>
/** What a handler hands back: the answer of any of its statuses. */
export type AnswerOf<K extends RouteKey> = Output<
  (typeof ENDPOINTS)[K]['answers'][keyof (typeof ENDPOINTS)[K]['answers']]
>
