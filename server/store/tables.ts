import type { MissingReason, ObservationStatus, RevisionKind } from '#shared/observation.ts'
import type { Period } from '#shared/period.ts'
import type { SeriesKey } from '#shared/series.ts'
import type {
  DeskPolicyRow,
  DraftAuthorRow,
  DraftEntryRow,
  DraftEventRow,
  DraftRow,
  ImportMappingRow,
  ImportPageRow,
  ImportRow,
  ImportSheetRow,
} from '#server/store/deskTables.ts'
import type {
  DraftRecordRow,
  LedgerPolicyRow,
  LedgerVersionRow,
  RecordCommentRow,
  RecordFileRow,
  RecordVintageRow,
} from '#server/store/ledgerTables.ts'
import type { FileShelf } from '#server/store/files.ts'
import type { LeaseRow, NodeRow } from '#server/store/nodeTables.ts'
import type {
  ReportAuthorRow,
  ReportFigureRow,
  ReportRow,
  ReportTemplateRow,
} from '#server/store/reportTables.ts'
import type {
  ScreenChallengeRow,
  ScreenPairingRow,
  ScreenReceiptRow,
  ScreenRow,
  WallDraftRow,
  WallPictureRow,
  WallVersionRow,
} from '#server/store/screenTables.ts'

/*
 * The schema as the code sees it, the same on both engines: text, bigint and double precision only.
 * Periods are text, instants ISO text, yes and no are 1 and 0, JSON is text parsed in one place.
 */

/** Settings of this store itself: its epoch. */
interface MetaRow {
  key: string
  value: string
}

/** One row: the number of the newest release. Its lock is what makes publishing serial over all nodes. */
interface ChangeSeqRow {
  id: number
  value: number
}

/** The log: `body` is the release as it goes over the wire, `hash` the SHA-256 of exactly that text. */
interface ReleaseLogRow {
  seq: number
  at: string
  title: string
  owner: string
  changes: number
  /** The release's own source as JSON, for the vintages that have none. */
  source: string | null
  body: string
  hash: string
}

/** The board at a seq as it goes over the wire, `form` what it was made with, `hash` the SHA-256 of exactly that text. */
interface KeptBoardRow {
  seq: number
  form: string
  hash: string
  body: string
}

/** Every value ever published; rows are added and never changed. */
interface VintageRow {
  series: SeriesKey
  period: Period
  vintage: number
  value: number | null
  status: ObservationStatus
  missing: MissingReason | null
  demo: number
  note: string | null
  reason: string | null
  /** Where it replaced a published number. */
  revision: RevisionKind | null
  source: string | null
  seq: number
}

/** Per series its newest period, for lists. */
interface LatestRow {
  series: SeriesKey
  period: Period
  value: number | null
  status: ObservationStatus
  seq: number
}

/** Every published state of an indicator that the bureau has changed or added, whole. */
interface CatalogueVersionRow {
  code: string
  version: number
  seq: number
  entry: string
  reason: string
}

/** What an office was asked for; `cells` and `records` are JSON. */
interface ReminderRow {
  id: string
  at: string
  by_account: string
  by_name: string
  owner: string
  cells: string
  records: string
  remark: string
  seen_at: string | null
  seen_by: string | null
}

/** Acts, each bound to the one before it by its hash. */
interface AuditRow {
  n: number
  at: string
  actor: string
  action: string
  object: string
  detail: string
  /** From where: `page 10.1.2.3`, `command lisi`; null in entries from before this was recorded. */
  origin: string | null
  hash: string
}

/** One row: number and hash of the newest entry, so that a tail cut off is noticed. */
interface AuditHeadRow {
  id: number
  n: number
  hash: string
}

/** The answer once given to a key, for as long as KEEP_ANSWERS says. */
interface IdempotencyRow {
  actor: string
  key: string
  body_hash: string
  receipt: string
}

interface AccountRow {
  id: string
  name: string
  role: string
  owner: string | null
  password_hash: string
  disabled: number
  created_at: string
  /** Of the bureau; null for the one that keeps the installation. */
  area: string | null
}

interface SessionRow {
  hash: string
  account_id: string
  /** `former`: a screen's credential that has been replaced; whoever uses it has copied it. */
  kind: 'person' | 'machine' | 'screen' | 'former'
  created_at: string
  seen_at: string
  expires_at: string
  /** Id of the screen whose credential it is. */
  screen: string | null
}

interface ApiTokenRow {
  id: string
  name: string
  role: string
  owner: string | null
  hash: string
  created_at: string
  expires_at: string | null
  revoked_at: string | null
  area: string | null
}

interface SignInCodeRow {
  hash: string
  account_id: string
  expires_at: string
  used_at: string | null
}

/** A part of a file that people brought, where the database keeps them and not a folder. */
interface FilePartRow {
  shelf: FileShelf
  hash: string
  n: number
  /** How many parts the file has. */
  parts: number
  bytes: Uint8Array
}

/** How often something was tried, by a keyed hash of its name, until an instant (epoch milliseconds). */
interface AttemptRow {
  name: string
  hits: number
  until: number
}

export interface Tables {
  attempt: AttemptRow
  node: NodeRow
  lease: LeaseRow
  file_part: FilePartRow
  import: ImportRow
  import_sheet: ImportSheetRow
  import_page: ImportPageRow
  import_mapping: ImportMappingRow
  reminder: ReminderRow
  meta: MetaRow
  change_seq: ChangeSeqRow
  release_log: ReleaseLogRow
  kept_board: KeptBoardRow
  vintage: VintageRow
  latest: LatestRow
  record_vintage: RecordVintageRow
  catalogue_version: CatalogueVersionRow
  audit: AuditRow
  audit_head: AuditHeadRow
  idempotency: IdempotencyRow
  draft: DraftRow
  draft_entry: DraftEntryRow
  draft_author: DraftAuthorRow
  draft_event: DraftEventRow
  desk_policy: DeskPolicyRow
  draft_record: DraftRecordRow
  ledger_policy: LedgerPolicyRow
  ledger_version: LedgerVersionRow
  record_comment: RecordCommentRow
  record_file: RecordFileRow
  account: AccountRow
  session: SessionRow
  api_token: ApiTokenRow
  sign_in_code: SignInCodeRow
  screen: ScreenRow
  screen_challenge: ScreenChallengeRow
  screen_pairing: ScreenPairingRow
  screen_receipt: ScreenReceiptRow
  wall_version: WallVersionRow
  wall_draft: WallDraftRow
  wall_picture: WallPictureRow
  report: ReportRow
  report_author: ReportAuthorRow
  report_figure: ReportFigureRow
  report_template: ReportTemplateRow
}
