import { cellOf } from '#client/admin/drafts/entryWire.ts'
import { EMPTY_HEAD } from '#client/admin/drafts/draftCells.ts'
import type {
  DraftChanges,
  DraftEntry,
  DraftPatch,
  DraftPatched,
  DraftSummary,
} from '#shared/contract/drafts.ts'
import { cellKey, type CellKey } from '#shared/series.ts'

export const SUMMARY: DraftSummary = {
  ...{ id: 'draft-1', version: 1, state: 'draft', origin: 'sheet', sheet: null },
  ...{ owner: 'bureau.stats-general', title: '草稿', author: '甲', authors: ['甲'], entries: 0, domains: [] },
  ...{ recordCount: 0, ledgers: [] },
  ...{ fourEyes: true, createdAt: '2026-11-23T00:00:00.000Z', changedAt: '2026-11-23T00:00:00.000Z' },
  ...{ submittedAt: null, releaseAt: null, releasedSeq: null, remark: null, failure: null },
  may: ['edit', 'submit'],
}

/** The rules of `PATCH /drafts/:id` in memory: each cell upon the version that was seen, or told and left alone. */
export function draftServer() {
  let version = 1
  const held = new Map<CellKey, DraftEntry>()
  const cleared = new Map<CellKey, number>()
  const ever = new Set<string>()

  function patch({ set, clear }: Omit<DraftPatch, 'head' | 'records'>, editor: string): DraftPatched {
    const conflicts: DraftPatched['conflicts'] = []
    const next = version + 1
    let isChanged = false
    for (const { base, ...cell } of set) {
      const key = cellKey(cell.series, cell.period)
      const theirs = held.get(key)
      if (theirs?.text === cell.text) continue
      if (base !== (theirs?.version ?? 0) && (theirs || base !== cleared.get(key)))
        conflicts.push({ series: cell.series, period: cell.period, theirs: theirs ?? null })
      else {
        held.set(key, { ...cell, version: next, editor })
        cleared.delete(key)
        ever.add(`${key} ${cell.text}`)
        isChanged = true
      }
    }
    for (const { base, series, period } of clear) {
      const key = cellKey(series, period)
      const theirs = held.get(key)
      if (!theirs) continue
      if (base !== theirs.version) conflicts.push({ series, period, theirs })
      else {
        held.delete(key)
        cleared.set(key, next)
        isChanged = true
      }
    }
    if (isChanged) version = next
    return { version, head: EMPTY_HEAD, conflicts, recordConflicts: [] }
  }

  const changes = (since: number): DraftChanges => ({
    summary: { ...SUMMARY, version },
    head: EMPTY_HEAD,
    cells: [...held.values()].filter((cell) => cell.version > since),
    cleared: [...cleared].flatMap(([key, at]) => (at > since ? [cellOf(key)] : [])),
    records: [],
    recordsCleared: [],
  })

  return {
    patch,
    changes,
    cell: cellOf,
    texts: () => [...held].map(([key, { text }]) => [key, text]).toSorted(),
    everHeld: (key: CellKey, text: string | undefined) => ever.has(`${key} ${text}`),
  }
}
