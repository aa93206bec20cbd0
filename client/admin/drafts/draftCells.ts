import type { Entries } from '#client/admin/entryActs.ts'
import { cellOf, entryOf, inputOf, isSameEntry } from '#client/admin/drafts/entryWire.ts'
import type { Refusals } from '#client/admin/drafts/refusals.ts'
import type { Entry } from '#client/admin/rowState.ts'
import type {
  Draft,
  DraftChanges,
  DraftEntry,
  DraftHead,
  DraftPatch,
  DraftPatched,
} from '#shared/contract/drafts.ts'
import { cellKey, type CellKey } from '#shared/series.ts'

/*
 * One draft as this page knows it: what the server has, and over it what was typed here and has not reached the
 * server yet. Pure; who sends when is decided in draftSession.ts.
 */

/** A cell as the server has it. */
export interface Known {
  readonly entry: Entry
  readonly version: number
  readonly editor: string
}

/** A cell typed into here that the server has not confirmed. Without an entry it is to be cleared. */
export interface Mine {
  readonly entry: Entry | undefined
  /** Version of the cell that was typed over, 0 where there was none. */
  readonly base: number
  /** What of it may have reached the server: sent, and not answered so far. */
  readonly sent?: readonly (Entry | undefined)[]
}

export interface DraftCells {
  /** All changes of the draft up to this version are known. */
  readonly version: number
  readonly known: ReadonlyMap<CellKey, Known>
  readonly mine: ReadonlyMap<CellKey, Mine>
  readonly head: DraftHead
  readonly headMine: Partial<DraftHead>
}

/** Two people in one cell: nothing is sent of it until one of the two is chosen. */
export interface CellConflict {
  readonly mine: Entry | undefined
  /** Without it a colleague has emptied the cell. */
  readonly theirs: Known | undefined
}

export const EMPTY_HEAD: DraftHead = {
  title: null,
  reason: '',
  revision: null,
  preliminary: false,
  source: null,
}
export const NO_CELLS: DraftCells = {
  version: 0,
  known: new Map(),
  mine: new Map(),
  head: EMPTY_HEAD,
  headMine: {},
}

/** What stands in the cells of this page. */
export function entriesOf({ known, mine }: DraftCells): Entries {
  const entries = new Map([...known].map(([key, { entry }]) => [key, entry] as const))
  for (const [key, { entry }] of mine) {
    if (entry) entries.set(key, entry)
    else entries.delete(key)
  }
  return entries
}

export const headOf = ({ head, headMine }: DraftCells): DraftHead => ({ ...head, ...headMine })

const versionAt = (cells: DraftCells, key: CellKey): number => cells.known.get(key)?.version ?? 0
const isContested = (cells: DraftCells, key: CellKey, { base }: Mine): boolean =>
  versionAt(cells, key) !== base

export function conflictsOf(cells: DraftCells): ReadonlyMap<CellKey, CellConflict> {
  return new Map(
    [...cells.mine].flatMap(([key, mine]) =>
      isContested(cells, key, mine)
        ? [[key, { mine: mine.entry, theirs: cells.known.get(key) }] as const]
        : [],
    ),
  )
}

/** After typing; each changed cell stands on top of the version that its author saw. */
export function typed(
  cells: DraftCells,
  changes: readonly (readonly [CellKey, Entry | undefined])[],
): DraftCells {
  const mine = new Map(cells.mine)
  for (const [key, entry] of changes) {
    const before = mine.get(key)
    const base = before?.base ?? versionAt(cells, key)
    const isBackToKnown =
      base === versionAt(cells, key) && !before?.sent && isSameEntry(entry, cells.known.get(key)?.entry)
    if (isBackToKnown) mine.delete(key)
    else mine.set(key, { entry, base, ...(before?.sent && { sent: before.sent }) })
  }
  return { ...cells, mine }
}

export const withHead = (cells: DraftCells, change: Partial<DraftHead>): DraftCells => ({
  ...cells,
  headMine: { ...cells.headMine, ...change },
})

export interface Outgoing {
  readonly patch: DraftPatch
  /** The cells as they are sent. */
  readonly sent: ReadonlyMap<CellKey, Mine>
  readonly head: Partial<DraftHead>
}

/**
 * What is to be sent now, undefined when the server has everything that may be sent. A cell that it has refused waits
 * until something else is typed there.
 */
export function outgoing(cells: DraftCells, refused: Refusals): Outgoing | undefined {
  const isRefused = (key: CellKey, { entry }: Mine): boolean =>
    refused.has(key) && refused.get(key)?.entry === entry
  const sent = new Map(
    [...cells.mine].filter(([key, mine]) => !isContested(cells, key, mine) && !isRefused(key, mine)),
  )
  const head = cells.headMine
  if (sent.size === 0 && Object.keys(head).length === 0) return undefined
  const patch: DraftPatch = {
    ...(Object.keys(head).length > 0 && { head }),
    set: [...sent].flatMap(([key, { entry, base }]) => (entry ? [{ ...inputOf(key, entry), base }] : [])),
    clear: [...sent].flatMap(([key, { entry, base }]) => (entry ? [] : [{ ...cellOf(key), base }])),
    records: [],
  }
  return { patch, sent, head }
}

/** While nobody knows whether it arrives, what was sent is remembered, to know it again as one's own. */
export function sending(cells: DraftCells, { sent }: Outgoing): DraftCells {
  const mine = new Map(cells.mine)
  for (const [key, { entry, base, sent: before = [] }] of sent) {
    const isKnown = before.some((one) => isSameEntry(one, entry))
    mine.set(key, { entry, base, sent: isKnown ? before : [...before, entry] })
  }
  return { ...cells, mine }
}

/** The server has taken what was sent, save where a colleague was faster. */
export function answered(
  cells: DraftCells,
  { sent, head }: Outgoing,
  { version, head: serverHead, conflicts }: DraftPatched,
  editor: string,
): DraftCells {
  const contested = new Map(conflicts.map(({ series, period, theirs }) => [cellKey(series, period), theirs]))
  const maps = copied(cells)
  for (const [key, { entry }] of sent) {
    const theirs = contested.get(key)
    if (theirs !== undefined) hear(maps, key, theirs ? knownOf(theirs) : undefined)
    else hear(maps, key, entry && { entry, version, editor })
  }
  // The draft's version stays: that the next one is ours alone cannot be told, so colleagues' changes are asked for.
  return { ...cells, ...maps, head: serverHead, headMine: without(cells.headMine, head) }
}

/** What colleagues did. Answers may overtake each other, so an older word about a cell is passed over. */
export function received(
  cells: DraftCells,
  { summary, head, cells: set, cleared }: DraftChanges,
): DraftCells {
  const maps = copied(cells)
  const standing = (key: CellKey): number => maps.known.get(key)?.version ?? 0
  for (const cell of set) {
    const key = cellKey(cell.series, cell.period)
    if (cell.version > standing(key)) hear(maps, key, knownOf(cell))
  }
  for (const { series, period } of cleared) {
    const key = cellKey(series, period)
    if (standing(key) <= summary.version) hear(maps, key, undefined)
  }
  const isNewer = summary.version >= cells.version
  return { ...cells, ...maps, ...(isNewer && { version: summary.version, head }) }
}

/** The whole draft as the server has it. In another draft than before nothing is known of what was typed over. */
export function loaded(
  cells: DraftCells,
  { version, head, cells: all }: Pick<Draft, 'version' | 'head' | 'cells'>,
  isAnother: boolean,
): DraftCells {
  const maps = {
    known: new Map(all.map((cell) => [cellKey(cell.series, cell.period), knownOf(cell)])),
    mine: new Map(
      isAnother ? [...cells.mine].map(([key, { entry }]) => [key, { entry, base: 0 }]) : cells.mine,
    ),
  }
  for (const key of [...maps.mine.keys()]) hear(maps, key, maps.known.get(key))
  return { ...cells, ...maps, version, head }
}

interface Maps {
  readonly known: Map<CellKey, Known>
  readonly mine: Map<CellKey, Mine>
}
const copied = ({ known, mine }: DraftCells): Maps => ({ known: new Map(known), mine: new Map(mine) })

/** One cell as the server has it. What was typed here stays, unless it is the very same or has arrived. */
function hear({ known, mine }: Maps, key: CellKey, theirs: Known | undefined): void {
  if (theirs) known.set(key, theirs)
  else known.delete(key)
  const own = mine.get(key)
  if (!own) return
  if (isSameEntry(own.entry, theirs?.entry)) mine.delete(key)
  else if (own.sent?.some((one) => isSameEntry(one, theirs?.entry)))
    mine.set(key, { entry: own.entry, base: theirs?.version ?? 0 })
}

const knownOf = (cell: DraftEntry): Known => ({
  entry: entryOf(cell),
  version: cell.version,
  editor: cell.editor,
})

/** One of the two is chosen at a contested cell. */
export function settled(cells: DraftCells, key: CellKey, choice: 'mine' | 'theirs'): DraftCells {
  const mine = new Map(cells.mine)
  const own = mine.get(key)
  if (choice === 'theirs') mine.delete(key)
  else if (own) mine.set(key, { entry: own.entry, base: versionAt(cells, key) })
  return { ...cells, mine }
}

/** The head that is still to be sent: what was changed again meanwhile. */
const without = (now: Partial<DraftHead>, sent: Partial<DraftHead>): Partial<DraftHead> =>
  Object.fromEntries(Object.entries(now).filter(([name, value]) => sent[name as keyof DraftHead] !== value))
