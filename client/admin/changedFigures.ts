import { fetchRelease, fetchVintages } from '#client/api/calls.ts'
import type {
  CatalogueChange,
  LedgerChange,
  ObservationChange,
  Release,
  WallChange,
} from '#shared/release.ts'

/** One figure of a release with the value that it took the place of. */
export interface ChangedFigure {
  readonly change: ObservationChange
  readonly before: { readonly value: number | null; readonly demo: boolean } | undefined
  /** Name of the account that published it, where the reader may know. */
  readonly by: string | undefined
}

export interface ReleaseContent {
  readonly release: Release
  readonly figures: readonly ChangedFigure[]
  /** Figures beyond those listed. */
  readonly more: number
  readonly records: number
  /** Indicators, ledgers, scenes and playlists that it made otherwise. */
  readonly edits: readonly (CatalogueChange | LedgerChange | WallChange)[]
}

/** As many as a person reads beside the sheet. */
const LISTED = 8

/** What a release changed, old beside new; undefined where there is no such release. */
export async function releaseContent(seq: number): Promise<ReleaseContent | undefined> {
  const release = await fetchRelease(seq)
  if (!release) return undefined
  const changes = release.changes.filter((c) => c.kind === 'observation')
  const figures = await Promise.all(changes.slice(0, LISTED).map(changedFigure))
  const edits = release.changes.filter((c) => c.kind !== 'observation' && c.kind !== 'record')
  const records = release.changes.length - changes.length - edits.length
  return { release, figures, more: Math.max(0, changes.length - LISTED), records, edits }
}

async function changedFigure(change: ObservationChange): Promise<ChangedFigure> {
  if (change.vintage === 1) return { change, before: undefined, by: undefined }
  const { vintages } = await fetchVintages(change.series, change.period)
  const before = vintages.find((v) => v.vintage === change.vintage - 1)
  const by = vintages.find((v) => v.vintage === change.vintage)?.by
  return { change, before: before && { value: before.value, demo: before.demo === true }, by }
}
