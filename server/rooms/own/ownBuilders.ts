import type { OwnBuilder } from '#server/rooms/ground.ts'
import { fundFunnel } from '#server/rooms/own/fundFunnel.ts'
import { grainTiers } from '#server/rooms/own/grainTiers.ts'
import { meetingPack, twoMeetingPack } from '#server/rooms/own/meetingPack.ts'
import { onboardingWatch } from '#server/rooms/own/onboardingWatch.ts'
import { payoutTree } from '#server/rooms/own/payoutTree.ts'
import { planStrips } from '#server/rooms/own/planStrips.ts'
import { priceClock } from '#server/rooms/own/priceClock.ts'
import { project } from '#server/rooms/own/project.ts'
import { projectRoll } from '#server/rooms/own/projectRoll.ts'
import { dispatchToday } from '#server/rooms/own/dispatchToday.ts'
import { evaluationIndicators, evaluationNow } from '#server/rooms/own/evaluation.ts'
import { monthPlaces, placeHistory } from '#server/rooms/own/monthPlaces.ts'
import { tourPlaces } from '#server/rooms/own/tourPlaces.ts'

/** The views that no definition can describe, by the name that their room gives. One line a builder. */
export const OWN_BUILDERS: ReadonlyMap<string, OwnBuilder> = new Map<string, OwnBuilder>([
  ['dispatch-today', dispatchToday],
  ['evaluation-indicators', evaluationIndicators],
  ['evaluation-now', evaluationNow],
  ['month-places', monthPlaces],
  ['place-history', placeHistory],
  ['tour-places', tourPlaces],
  ['fund-funnel', fundFunnel],
  ['grain-tiers', grainTiers],
  ['meeting-pack', meetingPack],
  ['onboarding-watch', onboardingWatch],
  ['payout-tree', payoutTree],
  ['plan-strips', planStrips],
  ['price-clock', priceClock],
  ['project', project],
  ['project-roll', projectRoll],
  ['two-meeting-pack', twoMeetingPack],
])
