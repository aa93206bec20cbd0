import {
  BOARD_WINDOW,
  RECENT_RELEASES,
  type Board,
  type BoardObservation,
  type BoardRecord,
  type ReleaseSummary,
} from '#shared/board.ts'
import { shownFields } from '#shared/ledger/exposure.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { comparePeriods } from '#shared/period.ts'
import type { ObservationChange, Release, WallChange } from '#shared/release.ts'
import type { WallEdits } from '#shared/scenes/wallPlan.ts'
import type { SeriesKey } from '#shared/series.ts'

/** A release does not follow the board's seq: something was missed or repeated. */
export class SeqGap extends Error {
  readonly expected: number
  readonly got: number
  constructor(expected: number, got: number) {
    super(`expected release ${expected}, got ${got}`)
    this.name = 'SeqGap'
    this.expected = expected
    this.got = got
  }
}

/**
 * The board after one more release. The only code that moves a board: the server folds its log with it, every
 * browser follows with it. Throws {@link SeqGap} unless `release.seq` is the next one.
 */
export const applyRelease = (board: Board, release: Release): Board => applyReleases(board, [release])

/** The board after several releases in order; the same result as applying them one by one, with one copy. */
export function applyReleases(board: Board, releases: readonly Release[]): Board {
  if (releases.length === 0) return board
  const series: Record<SeriesKey, readonly BoardObservation[]> = { ...board.series }
  const records: Record<string, Record<string, BoardRecord>> = { ...board.records }
  /** Ledgers that were copied already: their copies are nobody else's yet. */
  const copied = new Set<string>()
  let { catalogue, ledgers, wall, recent } = board
  let { seq, at } = board
  for (const release of releases) {
    if (release.seq !== seq + 1) throw new SeqGap(seq + 1, release.seq)
    const told = summary(release, series)
    for (const change of release.changes) {
      if (change.kind === 'observation') series[change.series] = placed(series[change.series] ?? [], change)
      else if (change.kind === 'catalogue') {
        const { version, entry } = change
        catalogue = { ...catalogue, [entry.code]: { version, seq: release.seq, entry } }
      } else if (change.kind === 'ledger') {
        const { version, entry } = change
        ledgers = { ...ledgers, [entry.code]: { version, seq: release.seq, entry } }
        const shown = records[entry.code]
        if (shown) records[entry.code] = stillShown(entry, shown)
        copied.delete(entry.code)
      } else if (change.kind === 'wall') {
        wall = rearranged(wall, change, release.seq)
      } else if (change.fields) {
        const { entity, id, version, fields, demo } = change
        const kept = copied.has(entity) ? (records[entity] ?? {}) : { ...records[entity] }
        kept[id] = { id, version, fields, ...(demo && { demo }) }
        records[entity] = kept
        copied.add(entity)
      }
    }
    recent = [told, ...recent].slice(0, RECENT_RELEASES)
    seq = release.seq
    at = release.at
  }
  return { epoch: board.epoch, seq, at, series, records, catalogue, ledgers, wall, recent }
}

/** The edits of the walls with one more. */
function rearranged(wall: WallEdits, change: WallChange, seq: number): WallEdits {
  const { version, entry } = change
  return change.part === 'scene'
    ? { ...wall, scenes: { ...wall.scenes, [entry.code]: { version, seq, entry: change.entry } } }
    : { ...wall, playlists: { ...wall.playlists, [entry.code]: { version, seq, entry: change.entry } } }
}

type ShownRecords = Board['records'][string]

/** What screens may still show of records under another definition of their ledger. */
function stillShown(ledger: Ledger, records: ShownRecords): ShownRecords {
  const shown = Object.entries(records).flatMap(([id, record]) => {
    const fields = shownFields(ledger, record.fields)
    return fields ? [[id, { ...record, fields }] as const] : []
  })
  return Object.fromEntries(shown)
}

/** The observations with the change in its place, trimmed to the newest window. */
function placed(
  existing: readonly BoardObservation[],
  change: ObservationChange,
): readonly BoardObservation[] {
  const { period, value, status, vintage, missing, demo } = change
  const next: BoardObservation = {
    period,
    value,
    status,
    vintage,
    ...(missing && { missing }),
    ...(demo && { demo }),
  }
  // Looked for from the end: nearly every change is about the newest period or the next one.
  const before = existing.findLastIndex((o) => comparePeriods(o.period, period) <= 0)
  const replaces = existing[before]?.period === period
  return existing.toSpliced(replaces ? before : before + 1, replaces ? 1 : 0, next).slice(-BOARD_WINDOW)
}

/** The release in one line, told by what it does to the series as they were before it. */
function summary(release: Release, before: Board['series']): ReleaseSummary {
  const { seq, at, title, owner, demo, changes } = release
  const first = changes.find((c) => c.kind === 'observation')
  const was = first && replaced(before[first.series], first)
  return {
    seq,
    at,
    title,
    owner,
    ...((demo || first?.demo) && { demo: true }),
    changes: changes.length,
    ...(first && {
      first: {
        series: first.series,
        period: first.period,
        value: first.value,
        ...(first.missing && { missing: first.missing }),
        revised: first.vintage > 1,
        ...(was !== undefined && { was }),
        ...(first.revision && { revision: first.revision }),
      },
    }),
  }
}

/** The number that a change takes the place of; nothing where a real figure replaces one of the demonstration. */
function replaced(
  existing: readonly BoardObservation[] = [],
  { period, vintage, demo }: ObservationChange,
): number | undefined {
  if (vintage === 1) return undefined
  const before = existing.findLast((o) => o.period === period)
  return before?.demo === demo ? (before?.value ?? undefined) : undefined
}
