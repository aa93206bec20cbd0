import { previewBoard } from '#client/components/preview/previewBoard.ts'
import { reviewRows, type ReviewRow } from '#client/admin/review/reviewRows.ts'
import type { Board } from '#shared/board.ts'
import type { Draft, DraftEntry, DraftSummary } from '#shared/contract/drafts.ts'
import type { Problem } from '#shared/contract/problem.ts'
import type { DraftImpact, StandingFigure } from '#shared/contract/review.ts'
import { asPeriod } from '#shared/period.ts'
import type { ObservationChange } from '#shared/release.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'
import { catalogue } from '#test/support/boardFixture.ts'

/* Drafts under review as the server tells of them. */

export const home = (code: string): SeriesKey => seriesKey(`economy.${code}`, catalogue.site.home)
export const FAI = home('fixed-asset-investment.growth')
export const RETAIL = home('retail-sales.growth')
export const MAY = asPeriod('2020-05')

export const cell = (series: SeriesKey, text: string, more: Partial<DraftEntry> = {}): DraftEntry => ({
  series,
  period: MAY,
  text,
  seen: 0,
  answers: [],
  version: 2,
  editor: '王填报',
  ...more,
})

export const change = (
  series: SeriesKey,
  value: number | null,
  more: Partial<ObservationChange> = {},
): ObservationChange => ({
  kind: 'observation',
  series,
  period: MAY,
  value,
  status: value === null ? 'missing' : 'final',
  vintage: 1,
  ...more,
})

export const standing = (
  series: SeriesKey,
  value: number | null,
  more: Partial<StandingFigure> = {},
): StandingFigure => ({ series, period: MAY, vintage: 1, value, status: 'final', ...more })

export const summaryOf = (more: Partial<DraftSummary> = {}): DraftSummary => ({
  id: 'd1',
  version: 3,
  state: 'submitted',
  origin: 'sheet',
  sheet: null,
  owner: 'bureau.stats-general',
  title: '1—5月主要经济指标',
  author: '王填报',
  authors: ['王填报'],
  entries: 1,
  recordCount: 0,
  ledgers: [],
  domains: ['economy'],
  fourEyes: true,
  createdAt: '2026-11-23T01:00:00.000Z',
  changedAt: '2026-11-23T02:00:00.000Z',
  submittedAt: '2026-11-23T02:00:00.000Z',
  releaseAt: null,
  releasedSeq: null,
  remark: null,
  failure: null,
  may: ['return', 'approve'],
  ...more,
})

export const draftOf = (cells: readonly DraftEntry[], more: Partial<Draft> = {}): Draft => ({
  ...summaryOf({ entries: cells.length }),
  head: { title: null, reason: '', revision: null, preliminary: false, source: null },
  cells: [...cells],
  records: [],
  events: [],
  ...more,
})

export const impactOf = (
  changes: readonly ObservationChange[],
  more: Partial<DraftImpact> = {},
): DraftImpact => ({
  version: 3,
  seq: 1,
  title: '1—5月主要经济指标',
  owner: 'bureau.stats-general',
  changes: [...changes],
  records: [],
  before: [],
  unchanged: [],
  ...more,
})

/** The rows of a draft over a board. */
export function rowsOf(
  board: Board,
  draft: Draft,
  impact: DraftImpact | undefined,
  problem?: Problem,
): readonly ReviewRow[] {
  const next = impact ? previewBoard(board, impact, 0).board : board
  return reviewRows({ draft, impact, problem, board, next, catalogue, today: asPeriod('2020-06-18') })
}
