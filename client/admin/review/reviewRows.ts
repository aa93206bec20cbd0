import { checkFigure } from '#shared/checks/checkFigure.ts'
import { draftContext } from '#shared/checks/context.ts'
import { isAnswered, type Finding } from '#shared/checks/finding.ts'
import type { Day } from '#shared/period.ts'
import type { Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Draft, DraftEntry } from '#shared/contract/drafts.ts'
import type { FieldProblem, Problem } from '#shared/contract/problem.ts'
import type { DraftImpact, StandingFigure } from '#shared/contract/review.ts'
import type { Indicator } from '#shared/indicator.ts'
import { decimalDifference, statedMovement, toneOf, type StatedMovement } from '#shared/movement.ts'
import type { ObservationChange } from '#shared/release.ts'
import { cellKey, indicatorOf, subjectOf, type CellKey } from '#shared/series.ts'

/**
 * What a figure of a draft is to the public: `first` nothing stood there, `filled` a reason stood there, `demo` a figure
 * of the demonstration; `restored` puts an earlier vintage back and `withdrawn` takes the only one away; `same` it is
 * public just so; `unknown` while the draft cannot be released.
 */
export type ChangeKind =
  'first' | 'filled' | 'demo' | 'scheduled' | 'correction' | 'restored' | 'withdrawn' | 'same' | 'unknown'

/** One figure of a draft beside what is published. */
export interface ReviewRow {
  readonly key: CellKey
  readonly cell: DraftEntry
  readonly indicator: Indicator | undefined
  /** As the release would hold it; undefined where it would hold none. */
  readonly change: ObservationChange | undefined
  readonly before: StandingFigure | undefined
  readonly kind: ChangeKind
  readonly movement: StatedMovement | undefined
  readonly faults: readonly FieldProblem[]
  /** What the checks asked of this very value and somebody has answered. */
  readonly answered: readonly Answered[]
}

export interface Answered {
  readonly finding: Finding
  readonly text: string | undefined
}

export interface Reviewed {
  readonly draft: Draft
  /** Undefined while it is awaited, or where the draft cannot be released as it is. */
  readonly impact: DraftImpact | undefined
  /** Why it cannot be released. */
  readonly problem: Problem | undefined
  /** The board as it is, and with the draft released. */
  readonly board: Board
  readonly next: Board
  readonly catalogue: Catalogue
  readonly today: Day
}

/** The figures of a draft in its own order. */
export function reviewRows(reviewed: Reviewed): readonly ReviewRow[] {
  const { draft, impact, problem, next, catalogue } = reviewed
  const changes = new Map(
    impact?.changes.flatMap((c) => (c.kind === 'observation' ? [[cellKey(c.series, c.period), c]] : [])),
  )
  const standing = new Map(impact?.before.map((b) => [cellKey(b.series, b.period), b]))
  const unchanged = new Set(impact?.unchanged.map((u) => cellKey(u.series, u.period)))
  const faults = problem?.errors ?? []
  const answered = answeredIn(reviewed, changes)
  return draft.cells.map((cell, i) => {
    const key = cellKey(cell.series, cell.period)
    const [change, before] = [changes.get(key), standing.get(key)]
    const indicator = catalogue.indicator(indicatorOf(cell.series))
    return {
      key,
      cell,
      indicator,
      change,
      before,
      kind: change ? kindOf(change, before, cell) : unchanged.has(key) ? 'same' : 'unknown',
      movement: indicator && change && movementIn(next, catalogue, indicator, change, before),
      faults: faults.filter(({ pointer }) => cellIndex(pointer) === i),
      answered: answered(cell, change, indicator),
    }
  })
}

/** The past of all series is only gone through where there is an answer at all. */
function answeredIn(
  { draft, board, catalogue, today }: Reviewed,
  changes: ReadonlyMap<CellKey, ObservationChange>,
): (
  cell: DraftEntry,
  change: ObservationChange | undefined,
  indicator: Indicator | undefined,
) => readonly Answered[] {
  if (draft.cells.every(({ answers }) => answers.length === 0)) return () => []
  const drafted = new Map([...changes].map(([key, { value }]) => [key, value] as const))
  const context = draftContext({ catalogue, board, today, drafted })
  return ({ series, period, answers }, change, indicator) => {
    const value = change?.value
    if (answers.length === 0 || !indicator || typeof value !== 'number') return []
    return checkFigure({ series, indicator, period, value }, context)
      .filter((finding) => isAnswered(finding, value, answers))
      .map((finding) => ({ finding, text: answers.find(({ code }) => code === finding.code)?.text }))
  }
}

/** Which cell a JSON pointer of a problem leads into: `/entries/3/value` → 3. */
export function cellIndex(pointer: string): number | undefined {
  const [, index] = /^\/(?:entries|observations|cells)\/(\d+)(?:\/|$)/.exec(pointer) ?? []
  return index === undefined ? undefined : Number(index)
}

function kindOf(
  { revision, demo, missing }: ObservationChange,
  before: StandingFigure | undefined,
  { restores }: DraftEntry,
): ChangeKind {
  if (restores !== undefined) return 'restored'
  if (missing === 'withdrawn') return 'withdrawn'
  if (!before) return 'first'
  if (revision) return revision
  if (before.demo && !demo) return 'demo'
  return before.value === null ? 'filled' : 'correction'
}

/** A revision moves from the published value; a first figure as its kind does, from the period or the year before. */
function movementIn(
  next: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  change: ObservationChange,
  before: StandingFigure | undefined,
): StatedMovement | undefined {
  const { series, period, value, revision } = change
  if (value === null) return undefined
  if (!revision || typeof before?.value !== 'number')
    return statedMovement(next, catalogue, indicator, subjectOf(series), period)
  const delta = decimalDifference(value, before.value)
  const isRate = indicator.unit === 'percent' || indicator.unit === 'pct-point'
  const unit = isRate ? 'pct-point' : indicator.unit === 'rank' ? 'place' : 'own'
  const tone = toneOf(delta, indicator)
  return { movement: { unit, delta, against: 'previous', from: period, tone }, indicator }
}
