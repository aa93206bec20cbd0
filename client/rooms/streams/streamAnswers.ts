import type { RoomAnswer } from '#shared/contract/rooms.ts'
import type { GrainTiers } from '#shared/contract/rooms/grainTiers.ts'
import type { OnboardingWatch } from '#shared/contract/rooms/onboardingWatch.ts'
import type { PayoutTree } from '#shared/contract/rooms/payoutTree.ts'
import type { PlanStrips } from '#shared/contract/rooms/planStrips.ts'
import type { PriceClock } from '#shared/contract/rooms/priceClock.ts'
import type { OwnView } from '#shared/rooms/room.ts'

type Place = Pick<OwnView, 'code' | 'draws'>

const dataOf = (room: RoomAnswer, { code, draws }: Place): unknown => {
  const answer = room.answers[draws ?? code]
  return answer?.kind === 'own' ? answer.data : undefined
}
const has = (data: unknown, key: string): boolean => typeof data === 'object' && data !== null && key in data

// Our own server's answers are trusted to be what the contract says (client/api/http.ts); these tell one from another.
const isTree = (data: unknown): data is PayoutTree => has(data, 'policies')
const isWatch = (data: unknown): data is OnboardingWatch => has(data, 'windows')
const isTiers = (data: unknown): data is GrainTiers => has(data, 'tiers')
const isStrips = (data: unknown): data is PlanStrips => has(data, 'plans')
const isClock = (data: unknown): data is PriceClock => has(data, 'gates')

/** What an own panel of a workstream draws; undefined where the room holds none for this asker. */
export function payoutTreeOf(room: RoomAnswer, view: Place): PayoutTree | undefined {
  const data = dataOf(room, view)
  return isTree(data) ? data : undefined
}
export function onboardingWatchOf(room: RoomAnswer, view: Place): OnboardingWatch | undefined {
  const data = dataOf(room, view)
  return isWatch(data) ? data : undefined
}
export function grainTiersOf(room: RoomAnswer, view: Place): GrainTiers | undefined {
  const data = dataOf(room, view)
  return isTiers(data) ? data : undefined
}
export function planStripsOf(room: RoomAnswer, view: Place): PlanStrips | undefined {
  const data = dataOf(room, view)
  return isStrips(data) ? data : undefined
}
export function priceClockOf(room: RoomAnswer, view: Place): PriceClock | undefined {
  const data = dataOf(room, view)
  return isClock(data) ? data : undefined
}
