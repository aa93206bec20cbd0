import type { Kysely } from 'kysely'
import { CurrentVintages } from '#server/releases/currentState.ts'
import type { Standing } from '#server/releases/derive/derive.ts'
import * as repository from '#server/releases/repository.ts'
import type { Tables } from '#server/store/tables.ts'
import type { Period } from '#shared/period.ts'
import type { ObservationChange } from '#shared/release.ts'
import type { SeriesKey } from '#shared/series.ts'

interface Key {
  readonly series: SeriesKey
  readonly period: Period
}

/** What stands after these changes; the rest is read when it is asked for, once. */
export function standingAfter(db: Kysely<Tables>, changes: readonly ObservationChange[]): Standing {
  const standing = new CurrentVintages([])
  const known = new Set<string>()
  const nameOf = ({ series, period }: Key): string => `${series} ${period}`
  for (const change of changes) {
    const { vintage, value, status, missing, demo = false } = change
    standing.set(change, { vintage, value, status, missing, demo })
    known.add(nameOf(change))
  }
  return {
    get: (key) => standing.get(key),
    set: (key, vintage) => standing.set(key, vintage),
    load: async (keys) => {
      const wanted = new Map(keys.filter((key) => !known.has(nameOf(key))).map((key) => [nameOf(key), key]))
      for (const name of wanted.keys()) known.add(name)
      standing.add(await repository.currentVintages(db, [...wanted.values()]))
    },
  }
}
