import { Failure } from '#server/failure.ts'
import type { KnownScreen } from '#server/screens/knownScreen.ts'
import type { Showing, Stage } from '#shared/screens/screen.ts'

/** What becomes of a screen on which somebody presents, as the log of acts calls it. */
export const STAGE_ACTS = {
  taken: { action: 'screen.taken' },
  takenOver: { action: 'screen.taken-over' },
  shown: { action: 'screen.shown' },
  letGo: { action: 'screen.let-go' },
  silenced: { action: 'screen.silenced' },
} as const
export type StageAct = keyof typeof STAGE_ACTS

/** Who presents on the screen at this instant; null once they have been silent for too long. */
export const standing = ({ stage }: KnownScreen, now: number): Stage | null =>
  stage && stage.until > now ? stage : null

/**
 * What the log of acts calls it when somebody shows something: the screen is taken, taken over, or shows something
 * else. A point that is chosen on the same picture is no act of its own.
 */
export function actOf(before: Stage | null, account: string, showing: Showing): StageAct | undefined {
  if (!before) return 'taken'
  if (before.account !== account) return 'takenOver'
  return picture(before.showing) === picture(showing) ? undefined : 'shown'
}

const picture = ({ scene, of, asOf, filter }: Showing): string =>
  JSON.stringify([scene, of, asOf, Object.entries(filter ?? {}).sort()])

/** Throws: somebody else presents on it. */
export function refuseTaken({ name }: KnownScreen, { by, until }: Stage): never {
  throw new Failure('stage-taken', [], { name, by, until: clockTime(until) })
}

const BUREAU_TIME = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', second: '2-digit' },
})
const clockTime = (at: number): string => BUREAU_TIME.format(at)
