import type { InputName, LightInput, Measured } from '#shared/light/judgement.ts'
import type { LightRuleOf } from '#shared/light/lightRule.ts'
import type { Period } from '#shared/period.ts'
import type { Progress } from '#shared/progress.ts'
import type { SeriesKey } from '#shared/series.ts'

/** A number with where it is to be found. */
export interface Sourced {
  readonly value: number | null
  readonly series?: SeriesKey
  readonly period?: Period
  readonly demo?: boolean
}

/** What is known of the progress of a figure or project. */
export interface ProgressFacts {
  readonly period: Period | undefined
  readonly progress: Progress | undefined
  /** What the completion was worked out of; left out where the completion itself is the figure. */
  readonly parts?: { readonly done: Sourced | undefined; readonly plan: Sourced | undefined }
  readonly completion?: Sourced
  readonly indicator?: string
}

const number = (name: InputName, sourced: Sourced | undefined, unit: 'own' | 'percent'): LightInput => ({
  kind: 'number',
  name,
  unit,
  ...(sourced ?? { value: null }),
})

/** Points behind what the plan's curve scheduled: 低于序时进度 (S9, S10). */
export function behindSchedule(facts: ProgressFacts): Measured {
  const { period, progress, indicator } = facts
  const head = { ...progressHead(facts), ...(indicator && { indicator }), ...(period && { period }) }
  const unit = 'pct-point' as const
  if (!progress) return { ...head, unit, grey: isKnown(facts) ? 'no-plan' : 'no-figure' }
  const { completion, elapsed, scheduled, gap } = progress
  const inputs: LightInput[] = [
    ...head.inputs,
    ...lastYearInputs(facts),
    { kind: 'number', name: 'elapsed', value: elapsed, unit: 'percent' },
    { kind: 'number', name: 'scheduled', value: scheduled ?? null, unit: 'percent' },
  ]
  if (scheduled === undefined || gap === undefined)
    return { ...head, inputs, sum: shareOf(facts), unit, progress, grey: 'no-schedule' }
  const step = { kind: 'difference', from: scheduled, take: completion, result: -gap, unit } as const
  const sum = [...shareOf(facts), ...lastYearShare(progress), step]
  return { ...head, inputs, sum, unit, progress, amount: -gap }
}

/** Points lost on a score sheet whose bands count from 100 percent outwards. */
export function lostPoints({ bands }: LightRuleOf<'score'>, facts: ProgressFacts): Measured {
  const { period, progress, indicator } = facts
  const head = { ...progressHead(facts), ...(indicator && { indicator }), ...(period && { period }) }
  if (!progress) return { ...head, unit: 'score', grey: isKnown(facts) ? 'no-plan' : 'no-figure' }
  const { completion } = progress
  const steps = bands.flatMap(({ upTo, perPoint }, i) => {
    const [low, high] = [bands[i - 1]?.upTo ?? -Infinity, upTo ?? Infinity]
    const within = (percent: number): number => Math.min(Math.max(percent, low), high)
    const points = within(completion) - within(100)
    return points === 0 ? [] : [{ kind: 'score' as const, points, perPoint, result: points * perPoint }]
  })
  const score = steps.reduce((sum, { result }) => sum + result, 0)
  return {
    ...head,
    sum: [...shareOf(facts), ...steps],
    unit: 'score',
    progress,
    amount: score === 0 ? 0 : -score,
  }
}

const isKnown = ({ parts, completion }: ProgressFacts): boolean =>
  typeof (parts ? parts.done : completion)?.value === 'number'

const progressHead = ({ parts, completion }: ProgressFacts): { inputs: readonly LightInput[] } => ({
  inputs: parts
    ? [number('done', parts.done, 'own'), number('plan', parts.plan, 'own')]
    : [number('completion', completion, 'percent')],
})

function shareOf({ parts, progress }: ProgressFacts): NonNullable<Measured['sum']> {
  const [part, whole] = [parts?.done?.value, parts?.plan?.value]
  return typeof part === 'number' && typeof whole === 'number' && progress
    ? [{ kind: 'share', part, whole, result: progress.completion }]
    : []
}

/** Last year's figures are those of the same series, unless the curve follows another one. */
function lastYearInputs({ progress, parts, completion }: ProgressFacts): readonly LightInput[] {
  if (!progress?.lastYear) return []
  const { curve, lastYear } = progress
  const isOther = curve.kind === 'last-year' && curve.figure !== null
  const series = isOther ? undefined : (parts?.done ?? completion)?.series
  const unit = parts ? ('own' as const) : ('percent' as const)
  const at = { kind: 'number', unit, ...(series && { series }) } as const
  return [
    { ...at, name: 'done-last-year', ...lastYear.done },
    { ...at, name: 'whole-last-year', ...lastYear.whole },
  ]
}

const lastYearShare = ({ lastYear, scheduled }: Progress): NonNullable<Measured['sum']> =>
  lastYear && scheduled !== undefined
    ? [{ kind: 'share', part: lastYear.done.value, whole: lastYear.whole.value, result: scheduled }]
    : []
