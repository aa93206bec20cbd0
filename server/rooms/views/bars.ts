import type { Standing } from '#server/rooms/ground.ts'
import { askedAt, askedBefore, looksAtNow, reckoner, type Asked } from '#server/rooms/views/measure.ts'
import { namesOf, partsOf } from '#server/rooms/views/parts.ts'
import type { Scope } from '#server/rooms/views/scope.ts'
import type { RankTies } from '#shared/ranking.ts'
import { direction, ranked } from '#shared/ranking.ts'
import type { BarsAnswer } from '#shared/contract/rooms.ts'
import type { BarsView } from '#shared/rooms/room.ts'

const MOST = 12

interface Row {
  readonly code: string
  readonly records: readonly Standing[]
  readonly values: (number | null)[]
}
interface Place {
  readonly rank: number
  readonly tied: boolean
}

/** A ledger's records part by part, by the first measure; what is cut off is measured together. */
export function barsAnswer(view: BarsView, scope: Scope): BarsAnswer {
  const { ledger, by, measures, most = MOST } = view
  const { ground, recordsOn } = scope
  const ties = ground.catalogue.site.conventions.rankTies
  const asked = askedAt(ground, measures)
  const records = recordsOn(asked.ground)
  const reckoners = measures.map((measure) => reckoner(measure, asked))
  const measured = (some: readonly Standing[]) => reckoners.map((reckon) => reckon(some))

  const rows = [...partsOf(records, by)]
    .map(([code, some]): Row => ({ code, records: some, values: measured(some) }))
    .filter(({ values }) => values.some((value) => value !== null && value !== 0))
  const places = view.ranked ? placesOf(view, rows, ties) : undefined
  const before = view.ranked ? placesBefore(view, asked, scope, ties) : undefined
  const ordered = rows.toSorted(inOrder(view))
  const left = ordered.slice(most)
  const name = namesOf(ground, ledger, by)
  return {
    kind: 'bars',
    ...(asked.period !== ground.period && { period: asked.period }),
    rows: ordered.slice(0, most).map((row) => {
      const place = places?.get(row.code)
      const earlier = place && before?.get(row.code)?.rank
      return {
        ...name(row),
        values: row.values,
        ...place,
        ...(earlier !== undefined && { before: earlier }),
      }
    }),
    others: left.length === 0 ? null : { parts: left.length, values: measured(together(left)) },
    total: measured(records),
  }
}

/** A record that is in several parts counts once. */
const together = (rows: readonly Row[]): readonly Standing[] => [
  ...new Set(rows.flatMap(({ records }) => records)),
]

/** Best first where places are given, else the largest; what is not known, and what nobody is named for, at the end. */
function inOrder({ ranked: hasPlaces, measures: [first] }: BarsView): (a: Row, b: Row) => number {
  const towards = hasPlaces ? direction(first.better ?? 'neutral') : -1
  const sorting = ({ code, values: [value = null] }: Row): number =>
    code === '' ? 2 : value === null ? 1 : 0
  return (a, b) =>
    sorting(a) - sorting(b) ||
    ((a.values[0] ?? 0) - (b.values[0] ?? 0)) * towards ||
    (a.code < b.code ? -1 : 1)
}

function placesOf(
  { measures: [first] }: BarsView,
  rows: readonly Pick<Row, 'code' | 'values'>[],
  ties: RankTies,
): ReadonlyMap<string, Place> {
  const known = rows.flatMap(({ code, values: [value = null] }) =>
    value === null || code === '' ? [] : [{ code, value }],
  )
  const places = ranked(known, direction(first.better ?? 'neutral'), ties)
  return new Map(places.map(({ code, rank, tied }) => [code, { rank, tied }]))
}

/** Places at the end of the month before, by the first measure. */
function placesBefore(
  view: BarsView,
  asked: Asked,
  { ground, recordsOn }: Scope,
  ties: RankTies,
): ReadonlyMap<string, Place> | undefined {
  const { measures, by } = view
  const before = askedBefore(asked)
  if (!before) return undefined
  const reckon = reckoner(measures[0], before)
  const records = recordsOn(looksAtNow([measures[0]]) ? ground : before.ground)
  const rows = [...partsOf(records, by)].map(([code, some]) => ({ code, values: [reckon(some)] }))
  return placesOf(view, rows, ties)
}
