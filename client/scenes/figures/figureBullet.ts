import { figureState, type FigureState } from '#client/scenes/figures/figureState.ts'
import { annualPlans, isScheduledKind } from '#shared/annualPlan.ts'
import type { Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { decimalDifference, toneOf, type Movement } from '#shared/movement.ts'
import { asPeriod, periodParts } from '#shared/period.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'

interface Target {
  readonly key: SeriesKey
  readonly value: number
}

/** A figure against what was set for its year. */
export type FigureBullet = FigureState & {
  /** Everything that the bar is drawn from is in shares of its length, 0 to 1. */
  readonly bar: { readonly from: number; readonly to: number; readonly mark: number | undefined }
} & (
    | {
        /** It accumulates, or is itself a completion: percent of the plan, and what was due by now. */
        readonly kind: 'plan'
        readonly completion: number
        readonly scheduled: number | undefined
        readonly gap: number | undefined
        readonly target: Target | undefined
      }
    | {
        /** A rate that is to be reached: how far it is from it, in its own unit. */
        readonly kind: 'goal'
        readonly target: Target
        readonly gap: number
        readonly tone: Movement['tone']
      }
  )

/** A figure with its plan; undefined where there is no value, or nothing was set for its year. */
export function figureBullet(board: Board, catalogue: Catalogue, code: string): FigureBullet | undefined {
  const state = figureState(board, catalogue, { code })
  const value = state?.observation?.value
  if (!state || value === null || value === undefined) return undefined
  return isScheduledKind(state.indicator.kind)
    ? scheduled(catalogue, state)
    : goal(board, catalogue, state, value)
}

function scheduled({ site }: Catalogue, state: FigureState): FigureBullet | undefined {
  const { plan } = state
  const progress = plan?.progress ?? state.judgement?.progress
  if (!progress) return undefined
  const { completion, scheduled, gap } = progress
  const whole = Math.max(100, completion)
  return {
    ...state,
    kind: 'plan',
    completion,
    scheduled,
    gap,
    target: plan && { key: seriesKey(plan.plan.target.code, site.home), value: plan.plan.value },
    bar: {
      from: 0,
      to: Math.max(0, completion) / whole,
      mark: scheduled === undefined ? undefined : scheduled / whole,
    },
  }
}

function goal(
  board: Board,
  catalogue: Catalogue,
  state: FigureState,
  value: number,
): FigureBullet | undefined {
  const { indicator, subject, observation } = state
  if (!observation) return undefined
  const [set] = annualPlans(board, catalogue, indicator, subject, observation.period)
  if (!set) return undefined
  const gap = decimalDifference(value, set.value)
  const low = Math.min(0, value, set.value)
  const high = Math.max(0, value, set.value) * ROOM
  const share = (one: number): number => (high === low ? 0 : (one - low) / (high - low))
  return {
    ...state,
    kind: 'goal',
    gap,
    tone: toneOf(gap, indicator),
    target: { key: seriesKey(set.target.code, subject), value: set.value },
    bar: { from: share(Math.min(0, value)), to: share(Math.max(0, value)), mark: share(set.value) },
  }
}

/** A mark at the very end of a bar would not be seen. */
const ROOM = 1.15

/** The year that a figure's target is kept under. */
export const yearOfState = ({ observation }: FigureState): ReturnType<typeof asPeriod> | undefined =>
  observation && asPeriod(String(periodParts(observation.period).year))
