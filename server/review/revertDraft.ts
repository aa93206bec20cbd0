import { Failure, type FieldFailure } from '#server/failure.ts'
import type { Undo, UndoneFigure } from '#server/releases/index.ts'
import { mayUndo } from '#server/review/revertPlan.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { DraftEntryInput, DraftHead, RevertRelease } from '#shared/contract/drafts.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { cellKey, indicatorOf, type CellKey } from '#shared/series.ts'

export interface RevertContent {
  readonly owner: string
  readonly head: Partial<DraftHead>
  readonly entries: readonly DraftEntryInput[]
}

interface Asking {
  readonly request: RevertRelease
  readonly actor: Actor
  readonly catalogue: Catalogue
}

/** The mark in a cell whose figure is withdrawn. */
const NOTHING = '—'
const TITLE_LENGTH = 300

/**
 * The draft that takes a release back, or the figures of it that are named. Throws Failure `invalid` for what cannot
 * be: figures that a later release has revised, that the release does not hold or that are not the actor's to file, and
 * the whole of a release that holds more than figures.
 */
export function revertDraft(undo: Undo, { request, actor, catalogue }: Asking): RevertContent {
  const { release, figures, others } = undo
  const { seq } = release
  const known = new Map(figures.map((figure) => [nameOf(figure), figure]))
  const faults: FieldFailure[] = []
  if (!request.only && others > 0) faults.push({ pointer: '', code: 'undo-others', params: { n: others } })
  if (figures.length === 0) faults.push({ pointer: '', code: 'undo-nothing' })
  const chosen = request.only
    ? request.only.map(({ series, period }) => known.get(cellKey(series, period)))
    : figures
  chosen.forEach((figure, i) => {
    const fault = figure ? objection(figure, actor, catalogue) : NOT_IN_RELEASE
    if (fault) faults.push({ pointer: request.only ? `/only/${i}` : '', ...fault })
  })
  if (faults.length > 0) throw new Failure('invalid', faults)

  const undone = [...new Set(chosen)].flatMap((figure) => figure ?? [])
  const said = `撤销第 ${seq} 号发布`
  const part = undone.length < figures.length ? `（${undone.length} 项指标）` : ''
  return {
    owner: actor.role === 'filer' && actor.owner ? actor.owner : release.owner,
    head: { title: `${said}${part}：${release.title}`.slice(0, TITLE_LENGTH), revision: 'correction' },
    // With every figure, since one that comes back from nothing is no revision to the desk, and its history says why.
    entries: undone.map((figure) => ({ ...putBack(figure), reason: `${said}：${request.reason}` })),
  }
}

const nameOf = ({ change }: UndoneFigure): CellKey => cellKey(change.series, change.period)

type Objection = Omit<FieldFailure, 'pointer'>
const NOT_IN_RELEASE: Objection = { code: 'undo-not-there' }

function objection(
  { change: { series, period }, revisedBy }: UndoneFigure,
  actor: Actor,
  catalogue: Catalogue,
): Objection | undefined {
  const indicator = catalogue.indicator(indicatorOf(series))
  if (!indicator) return { code: 'unknown-indicator', params: { indicator: indicatorOf(series) } }
  const names = { figure: indicator.zh, figureEn: indicator.en, period }
  if (revisedBy !== undefined) return { code: 'undo-revised', params: { ...names, seq: revisedBy } }
  return mayUndo(series, actor, catalogue) ? undefined : { code: 'undo-not-yours', params: names }
}

/** The cell that puts back what stood before; where nothing did, the figure is withdrawn. */
function putBack({ change, before }: UndoneFigure): DraftEntryInput {
  const { series, period, vintage } = change
  const cell = { series, period, seen: vintage, answers: [], ...(before && { restores: before.vintage }) }
  if (before && before.value !== null) return { ...cell, text: String(before.value) }
  return { ...cell, text: NOTHING, missing: before?.missing ?? 'withdrawn' }
}
