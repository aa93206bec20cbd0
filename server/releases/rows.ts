import { sha256 } from '#server/releases/canonicalJson.ts'
import type { Tables } from '#server/store/tables.ts'
import { comparePeriods, type Period } from '#shared/period.ts'
import type { ObservationChange, Release } from '#shared/release.ts'
import type { SeriesKey } from '#shared/series.ts'

/** The log row of a release: the very text that goes over the wire, and its hash. */
export function releaseRow(release: Release): Tables['release_log'] {
  const body = JSON.stringify(release)
  const { seq, at, title, owner, changes, source } = release
  return {
    seq,
    at,
    title,
    owner,
    changes: changes.length,
    source: source ? JSON.stringify(source) : null,
    body,
    hash: sha256(body),
  }
}

export function vintageRow(change: ObservationChange, seq: number): Tables['vintage'] {
  const { series, period, vintage, value, status, missing, demo, note, reason, revision, source } = change
  return {
    series,
    period,
    vintage,
    value,
    status,
    missing: missing ?? null,
    demo: demo ? 1 : 0,
    note: note ?? null,
    reason: reason ?? null,
    revision: revision ?? null,
    source: source ? JSON.stringify(source) : null,
    seq,
  }
}

/** The changes that are, or go beyond, the newest period of their series: one row a series. */
export function latestRows(
  changes: readonly ObservationChange[],
  seq: number,
  newest: ReadonlyMap<SeriesKey, Period>,
): readonly Tables['latest'][] {
  const rows = new Map<SeriesKey, Tables['latest']>()
  for (const { series, period, value, status } of changes) {
    const last = rows.get(series)?.period ?? newest.get(series)
    if (last !== undefined && comparePeriods(period, last) < 0) continue
    rows.set(series, { series, period, value, status, seq })
  }
  return [...rows.values()]
}
