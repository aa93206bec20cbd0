import type { RevertPlan } from '#shared/contract/review.ts'

export type PlannedFigure = RevertPlan['figures'][number]

/** What a later release has revised stays as it is, and so does what another office files. */
export const mayTakeBack = ({ may, revisedBy }: PlannedFigure): boolean => may && revisedBy === null
