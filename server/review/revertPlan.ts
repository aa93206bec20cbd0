import { Failure } from '#server/failure.ts'
import type { FormerValue, Undo, UndoneFigure } from '#server/releases/index.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { RevertPlan } from '#shared/contract/review.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { indicatorOf, type SeriesKey } from '#shared/series.ts'

/** Whether this actor may take the figure back: reviewers any, filers their office's. */
export function mayUndo(series: SeriesKey, { role, owner }: Actor, catalogue: Catalogue): boolean {
  if (role !== 'filer') return true
  const indicator = catalogue.indicator(indicatorOf(series))
  return indicator !== undefined && catalogue.filedBy(indicator) === owner
}

/** What taking the release back would do, as it is told to whoever is about to. */
export function revertPlan(undo: Undo, actor: Actor, catalogue: Catalogue): RevertPlan {
  const { release, figures, derived, others } = undo
  const { seq, at, title, owner } = release
  if (actor.role === 'filer' && !figures.some(({ change }) => mayUndo(change.series, actor, catalogue)))
    throw new Failure('forbidden')
  return {
    seq,
    at,
    title,
    owner,
    figures: figures.map((figure) => plannedFigure(figure, actor, catalogue)),
    derived,
    others,
  }
}

function plannedFigure(
  { change, before, revisedBy }: UndoneFigure,
  actor: Actor,
  catalogue: Catalogue,
): RevertPlan['figures'][number] {
  const { series, period, vintage, value, status, missing, demo } = change
  return {
    series,
    period,
    published: { vintage, value, status, ...(missing && { missing }), ...(demo && { demo }) },
    before: before ? told(before) : null,
    revisedBy: revisedBy ?? null,
    may: mayUndo(series, actor, catalogue),
  }
}

const told = ({ vintage, value, status, missing, demo }: FormerValue) => ({
  vintage,
  value,
  status,
  ...(missing && { missing }),
  ...(demo && { demo: true as const }),
})
