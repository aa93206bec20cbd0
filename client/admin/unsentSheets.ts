import type { Mine } from '#client/admin/drafts/draftCells.ts'
import type { DraftHead, DraftSheet } from '#shared/contract/drafts.ts'
import { isPeriod } from '#shared/period.ts'
import type { CellKey } from '#shared/series.ts'

/** Where somebody types: the sheet of a topic and period, or a draft that belongs to no sheet. */
export type DraftPlace = { readonly sheet: DraftSheet } | { readonly id: string }

/** What was typed at a place and has not reached the server. */
export interface Unsent {
  /** The draft that it was typed into, where there was one. */
  readonly draft: string | null
  readonly mine: ReadonlyMap<CellKey, Mine>
  readonly headMine: Partial<DraftHead>
}

const PREFIX = 'guanlan.unsent'
const DIVIDER = '|'
export const placeKey = (place: DraftPlace): string =>
  'id' in place ? ['draft', place.id].join(DIVIDER) : [place.sheet.domain, place.sheet.period].join(DIVIDER)
const keyOf = (user: string, place: DraftPlace): string => [PREFIX, user, placeKey(place)].join(DIVIDER)

type Stored = Omit<Unsent, 'mine'> & { readonly mine: [CellKey, Mine][] }

/** What this person left at a place, also before a reload; it stays in this browser tab. */
export function loadUnsent(user: string, place: DraftPlace): Unsent | undefined {
  const stored = read(keyOf(user, place))
  return stored && { ...stored, mine: new Map(stored.mine) }
}

/** Keeps it; where nothing is left it is forgotten. False where the browser has no room or forbids storing. */
export function saveUnsent(user: string, place: DraftPlace, unsent: Unsent): boolean {
  const key = keyOf(user, place)
  try {
    if (unsent.mine.size === 0 && Object.keys(unsent.headMine).length === 0) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify({ ...unsent, mine: [...unsent.mine] } satisfies Stored))
    return true
  } catch {
    return false // typing goes on; the page says that nothing is kept beyond it
  }
}

/** The places where this person has typed something that the server does not have. */
export function unsentPlaces(user: string): readonly DraftPlace[] {
  return Object.keys(sessionStorage).flatMap((key): readonly DraftPlace[] => {
    const [prefix, owner, first, second] = key.split(DIVIDER)
    if (prefix !== PREFIX || owner !== user || !first || !second || !read(key)) return []
    if (first === 'draft') return [{ id: second }]
    return isPeriod(second) ? [{ sheet: { domain: first, period: second } }] : []
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
  'mine' in stored &&
  Array.isArray(stored.mine) &&
  'headMine' in stored
