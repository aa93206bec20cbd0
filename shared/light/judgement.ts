import type { Light } from '#shared/light.ts'
import type { Bound, LightRule, Reference } from '#shared/light/lightRule.ts'
import type { Day, Period } from '#shared/period.ts'
import type { Progress } from '#shared/progress.ts'
import { roundHalfUp } from '#shared/rounding.ts'
import type { SeriesKey } from '#shared/series.ts'

/** Why a light is grey: nothing to judge yet, or something is not known. */
export type GreyReason =
  /** The figure, the plan, the plan's schedule (last year), the other figure, or the day is not known. */
  | 'no-figure'
  | 'no-plan'
  | 'no-schedule'
  | 'no-reference'
  | 'not-recorded'
  /** Nothing is awaited yet; nobody promised a day; a good reason was given; the rule gives this no colour. */
  | 'not-due'
  | 'no-promise'
  | 'excused'
  | 'no-colour'

/** In what a number is: percent, percentage points, months, days, points of a score, or the figure's own unit. */
export type LightUnit = 'percent' | 'pct-point' | 'months' | 'days' | 'score' | 'own'

export type InputName =
  | 'done'
  | 'plan'
  | 'done-last-year'
  | 'whole-last-year'
  | 'completion'
  | 'elapsed'
  | 'scheduled'
  | 'value'
  | 'threshold'
  | Reference

/** What went into a judgement, unrounded, with where it is to be found. */
export type LightInput =
  | {
      readonly kind: 'number'
      readonly name: InputName
      readonly value: number | null
      readonly unit: LightUnit
      readonly series?: SeriesKey
      readonly period?: Period
      readonly demo?: boolean
    }
  | { readonly kind: 'day'; readonly name: 'awaited' | 'taken' | 'due' | 'today'; readonly value: Day | null }

/** One line of the worked calculation, unrounded. */
export type LightStep =
  | { readonly kind: 'share'; readonly part: number; readonly whole: number; readonly result: number }
  | {
      readonly kind: 'difference'
      readonly from: number
      readonly take: number
      readonly result: number
      readonly unit: LightUnit
    }
  | {
      readonly kind: 'span'
      readonly from: Day
      readonly to: Day
      readonly result: number
      readonly unit: 'months' | 'days'
    }
  | { readonly kind: 'score'; readonly points: number; readonly perPoint: number; readonly result: number }

/** A light with everything that led to it: rule, inputs and sum can be shown without asking anybody. */
export interface Judgement {
  readonly light: Light
  readonly rule: LightRule
  /** Code of the indicator whose unit `own` stands for. */
  readonly indicator: string | null
  readonly period: Period | undefined
  readonly progress: Progress | undefined
  readonly inputs: readonly LightInput[]
  readonly sum: readonly LightStep[]
  /** The number that was held against the bounds: larger is worse; undefined where it could not be reckoned. */
  readonly amount: number | undefined
  readonly unit: LightUnit
  readonly grey: GreyReason | undefined
}

/** What a measure found out; the bounds of the rule then make a light of it. */
export interface Measured {
  readonly unit: LightUnit
  readonly inputs: readonly LightInput[]
  readonly sum?: readonly LightStep[]
  /** Left out where it could not be reckoned, and then `grey` says why. */
  readonly amount?: number
  readonly grey?: GreyReason
  readonly indicator?: string
  readonly period?: Period
  readonly progress?: Progress
}

/** Decimals beyond which a difference is the arithmetic's and not the figures'. */
const DUST = 9

const reaches = (bound: Bound | null, amount: number): boolean =>
  bound !== null && ('from' in bound ? amount >= bound.from : amount > bound.beyond)

/** Whether anything that went into a judgement is for demonstration. */
export const isForDemonstration = ({ inputs }: Judgement): boolean =>
  inputs.some((input) => input.kind === 'number' && input.demo === true)

/** The light that a rule gives to what was measured. */
export function judged(rule: LightRule, measured: Measured): Judgement {
  const { unit, inputs, sum = [], indicator = null, period, progress } = measured
  const found = { rule, indicator, period, progress, inputs, sum, unit }
  if (measured.amount === undefined || measured.grey)
    return { ...found, light: 'grey', amount: measured.amount, grey: measured.grey ?? 'no-figure' }
  const amount = roundHalfUp(measured.amount, DUST) // 3.2 of 8 is 40 percent: exactly ten points behind
  if (reaches(rule.red, amount)) return { ...found, light: 'red', amount, grey: undefined }
  if (reaches(rule.yellow, amount)) return { ...found, light: 'yellow', amount, grey: undefined }
  // A rule without bounds only knows what is done: what is short of it gets no colour.
  const isSilent = rule.red === null && rule.yellow === null && amount > 0
  return { ...found, light: isSilent ? 'grey' : 'green', amount, grey: isSilent ? 'no-colour' : undefined }
}
