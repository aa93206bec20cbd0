import { editFaults } from '#server/catalogue/editFaults.ts'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import { Failure, type FieldFailure } from '#server/failure.ts'
import type { BookView } from '#server/records/records.ts'
import { catalogueTitle } from '#server/releases/catalogueTitle.ts'
import type { CheckedEdit, CheckedRelease } from '#server/releases/checkedRelease.ts'
import { checkedObservation, observationFaults } from '#server/releases/checkObservation.ts'
import { groundOf } from '#server/releases/checkRequest.ts'
import { derivationsOf, type Derivations } from '#server/releases/derive/derivations.ts'
import { recalledBy } from '#server/releases/derive/recalled.ts'
import { FAULTS_SHOWN } from '#server/requestFaults.ts'
import type { Board, CatalogueEdit } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { catalogueOn, placesOf } from '#shared/catalogue/editedCatalogue.ts'
import { ledgersOn } from '#shared/ledger/editedLedgers.ts'
import type { CatalogueRequest, IndicatorEdit } from '#shared/contract/catalogueEdit.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { Day } from '#shared/period.ts'
import { indicatorOf, type SeriesKey } from '#shared/series.ts'

export interface EditGround {
  readonly delivered: Catalogue
  /** As it stands on the board. */
  readonly current: Catalogue
  readonly board: Board
  readonly book: BookView
  readonly actor: Actor
  readonly today: Day
}

export interface CheckedEdits {
  readonly request: CheckedRelease
  /** Of the catalogue as the edits make it. */
  readonly derivations: Derivations
}

/**
 * Edits of the catalogue as a release to be made. Throws Failure `invalid` with all that keeps them from being made:
 * whatever would stop the start, and what published figures forbid.
 */
export function checkEdits({ edits, targets, reason }: CatalogueRequest, ground: EditGround): CheckedEdits {
  const { delivered, current, board, actor } = ground
  const checked = edits.flatMap((edit, i): CheckedEdit[] => {
    const before = current.indicator(edit.entry.code)
    const entry = { ...edit.entry, ...orderOf(edit, before?.order, ground) }
    if (before && saysTheSame(before, entry)) return []
    return [{ pointer: `/edits/${i}`, entry, before, basedOn: edit.basedOn ?? 0, reason }]
  })
  const changed = checked.map(({ entry, basedOn }): [string, CatalogueEdit] => [
    entry.code,
    { version: basedOn + 1, seq: board.seq + 1, entry },
  ])
  const next = catalogueOn(delivered, { ...board.catalogue, ...Object.fromEntries(changed) })
  const published = new Set((Object.keys(board.series) as SeriesKey[]).map(indicatorOf))
  const faults = [
    ...repeated(edits),
    ...editFaults(edits, {
      ...{ current, next, ledgers: [...ledgersOn(loadLedgers(), board.ledgers).values()] },
      hasFigures: (code) => published.has(code),
    }),
  ]
  const figures = groundOf({ ...ground, catalogue: next })
  if (faults.length === 0)
    faults.push(
      ...targets.flatMap((target, i) =>
        next.indicator(indicatorOf(target.series))?.kind === 'target'
          ? observationFaults(target, `/targets/${i}`, figures)
          : [notATarget(target.series, i)],
      ),
    )
  if (faults.length > 0) throw new Failure('invalid', faults.slice(0, FAULTS_SHOWN))
  const derivations = derivationsOf(next)
  return {
    derivations,
    request: {
      title: catalogueTitle(checked, targets, next),
      owner: actor.owner ?? next.site.releaseDesk,
      source: undefined,
      demo: false,
      observations: targets.map((target, i) =>
        checkedObservation({ reason, ...target }, `/targets/${i}`, figures),
      ),
      records: [],
      catalogue: { edits: checked, recalled: recalledBy(current, derivations, board, ground.today) },
    },
  }
}

/** Half-way between the one that it is to stand behind and the next. */
function orderOf(
  { entry, after }: IndicatorEdit,
  order: number | undefined,
  { delivered, board }: EditGround,
): { readonly order?: number } {
  if (after === undefined) return order === undefined ? {} : { order }
  const places = placesOf(delivered, board.catalogue)
  const others = [...places].filter(([code]) => code !== entry.code).map(([, place]) => place)
  const from = after === null ? Math.min(...others) - 2 : (places.get(after) ?? 0)
  const following = Math.min(...others.filter((place) => place > from))
  return { order: Number.isFinite(following) ? (from + following) / 2 : from + 1 }
}

const saysTheSame = (a: object, b: object): boolean => {
  const told = (state: object): string => JSON.stringify(Object.entries(state).sort())
  return told(a) === told(b)
}

function repeated(edits: readonly IndicatorEdit[]): FieldFailure[] {
  const seen = new Set<string>()
  return edits.flatMap(({ entry }, i) =>
    seen.size === seen.add(entry.code).size
      ? [{ pointer: `/edits/${i}/entry/code`, code: 'code-taken', params: { code: entry.code } }]
      : [],
  )
}

const notATarget = (series: SeriesKey, i: number): FieldFailure => ({
  pointer: `/targets/${i}/series`,
  code: 'not-a-target',
  params: { series },
})
