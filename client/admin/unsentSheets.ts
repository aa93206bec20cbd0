import type { Entries } from '#client/admin/entryActs.ts'
import type { EntrySheet } from '#client/admin/entryRows.ts'
import type { ReleaseRequestInput } from '#shared/contract/releaseRequest.ts'
import type { RevisionKind } from '#shared/observation.ts'
import { isPeriod } from '#shared/period.ts'
import type { CellKey } from '#shared/series.ts'

/** What was typed into one sheet and is not public yet. */
export interface Unsent {
  readonly entries: Entries
  /** The release's title where its author wrote one; else it is worded anew as rows come and go. */
  readonly title: string | null
  /** Reason for all revisions that have none of their own. */
  readonly reason: string
  /** Of which kind those revisions are; left out: as the status of what they replace tells. */
  readonly revision?: RevisionKind | undefined
  /** Sent, and no answer came: it may be public or not, and only sending it again tells. */
  readonly pending: Pending | null
}

export interface Pending {
  readonly key: string
  readonly body: ReleaseRequestInput
  /** What stood in the cells that the body was made of. */
  readonly sent: readonly (readonly [CellKey, string])[]
}

export const NOTHING_UNSENT: Unsent = { entries: new Map(), title: null, reason: '', pending: null }

const PREFIX = 'guanlan.unsent'
const DIVIDER = '|'
const keyOf = (user: string, { domain, period, subject }: EntrySheet): string =>
  [PREFIX, user, domain, period, subject].join(DIVIDER)

type Stored = Omit<Unsent, 'entries'> & {
  readonly entries: [CellKey, Entries extends ReadonlyMap<CellKey, infer E> ? E : never][]
}

/** What this person left in the sheet, also before a reload; it stays in this browser tab. */
export function loadUnsent(user: string, sheet: EntrySheet): Unsent {
  const stored = read(keyOf(user, sheet))
  return stored ? { ...stored, entries: new Map(stored.entries) } : NOTHING_UNSENT
}

/** Keeps it; a sheet with nothing in it is forgotten. False where the browser has no room or forbids storing. */
export function saveUnsent(user: string, sheet: EntrySheet, unsent: Unsent): boolean {
  const key = keyOf(user, sheet)
  try {
    if (unsent.entries.size === 0 && !unsent.pending) sessionStorage.removeItem(key)
    else
      sessionStorage.setItem(
        key,
        JSON.stringify({ ...unsent, entries: [...unsent.entries] } satisfies Stored),
      )
    return true
  } catch {
    return false // typing goes on; the page says that nothing is kept beyond it
  }
}

/** The sheets in which this person has typed something that is not public yet. */
export function unsentSheets(
  user: string,
): readonly { readonly sheet: EntrySheet; readonly count: number }[] {
  return Object.keys(sessionStorage).flatMap((key) => {
    const [prefix, owner, domain, period, subject] = key.split(DIVIDER)
    if (prefix !== PREFIX || owner !== user || !domain || !subject || !isPeriod(period)) return []
    const sheet = { domain, period, subject }
    return [{ sheet, count: loadUnsent(user, sheet).entries.size }]
  })
}

/** Whether anybody left something in this browser tab, before it is known who works at it. */
export const hasUnsent = (): boolean =>
  Object.keys(sessionStorage).some((key) => key.startsWith(PREFIX + DIVIDER))

function read(key: string): Stored | undefined {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    return isStored(stored) ? stored : undefined
  } catch {
    return undefined // not ours, or cut short: as good as nothing
  }
}

/** Only this page writes these keys; the check guards against an older build's shape. */
const isStored = (stored: unknown): stored is Stored =>
  typeof stored === 'object' &&
  stored !== null &&
  'entries' in stored &&
  Array.isArray(stored.entries) &&
  'pending' in stored
