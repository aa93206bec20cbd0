import fc from 'fast-check'
import type { DraftState } from '#shared/contract/drafts.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { isFiling } from '#test/server/drafts/model/laws.ts'
import {
  ACTORS,
  ADMIN,
  FIGURES,
  type Figure,
  type Known,
  type KnownDraft,
} from '#test/server/drafts/model/world.ts'

export const anActor = fc.constantFrom(...ACTORS)
/** Who tries: mostly somebody whose part it might be. */
export const aRole = fc.record({
  cast: fc.constantFrom('filing', 'filing', 'reviewing', 'reviewing', 'anybody'),
  nth: fc.nat({ max: 7 }),
})
export type RoleOf = { readonly cast: string; readonly nth: number }
export const said = ({ cast, nth }: RoleOf): string => `${cast} ${nth}`
export function played({ cast, nth }: RoleOf, draft: KnownDraft): Actor {
  const filing = ACTORS.filter((a) => isFiling(draft, a))
  const reviewing = ACTORS.filter(({ role }) => role === 'reviewer')
  const able = cast === 'filing' ? filing : cast === 'reviewing' ? reviewing : ACTORS
  return able[nth % able.length] ?? ADMIN
}
export const aFigure = fc.constantFrom(...FIGURES)
export const aPick = fc.nat({ max: 20 })
export const aText = fc.constantFrom('3', '7', '12', '12', '45', '一百?')
const UNDER_WAY: readonly DraftState[] = ['draft', 'returned', 'submitted', 'approved', 'scheduled']
export const IN_REVIEW: readonly DraftState[] = ['submitted', 'approved', 'scheduled']

/** One of the last drafts, mostly one in these states. */
export const picked = (known: Known, pick: number, states = UNDER_WAY): KnownDraft => {
  const open = known.drafts.filter(({ state }) => states.includes(state))
  const among = (open.length === 0 || pick === 0 ? known.drafts : open).slice(-2)
  const draft = among[pick % among.length]
  if (!draft) throw new Error('no draft')
  return draft
}
export const typed = ({ series, period, key }: Figure, text: string, known: Known) => ({
  series,
  period,
  text,
  seen: known.vintages.get(key) ?? 0,
})
