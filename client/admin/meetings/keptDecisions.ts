import type { MeetingDecision } from '#shared/rooms/meetingRequests.ts'
import type { MeetingKind } from '#shared/contract/rooms/meetingPack.ts'

/** What is written beside an entry while the meeting goes on. */
export interface TypedDecision extends MeetingDecision {
  /** The entry is not taken up this time. */
  readonly isLeftOut: boolean
}

export const decisionsPlace = (person: string, kind: MeetingKind): string =>
  `guanlan.meeting.${person}/${kind}`

/** Keeps in this tab what was typed until the meeting is held, so that a reload loses nothing. */
export function keepDecisions(place: string, typed: ReadonlyMap<string, TypedDecision>): void {
  if (typed.size === 0) sessionStorage.removeItem(place)
  else sessionStorage.setItem(place, JSON.stringify([...typed]))
}

/** What was typed and kept; nothing where something else stands there. */
export function keptDecisions(place: string): readonly (readonly [string, TypedDecision])[] {
  const text = sessionStorage.getItem(place)
  if (text === null) return []
  try {
    const kept: unknown = JSON.parse(text)
    return Array.isArray(kept) ? kept.filter(isKept) : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function isKept(one: unknown): one is readonly [string, TypedDecision] {
  if (!Array.isArray(one) || typeof one[0] !== 'string') return false
  const typed: unknown = one[1]
  const has = (name: string, type: string): boolean =>
    typeof typed === 'object' && typed !== null && typeof Reflect.get(typed, name) === type
  return (
    ['text', 'unit', 'dueOn'].every((name) => has(name, 'string')) &&
    ['asOrder', 'isLeftOut'].every((name) => has(name, 'boolean'))
  )
}
