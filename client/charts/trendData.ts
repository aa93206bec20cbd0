import type { BoardObservation } from '#shared/board.ts'
import { sharedAxis } from '#client/charts/sharedAxis.ts'
import type { Traits } from '#shared/comparability.ts'
import { stepPeriod, type ReleaseRule } from '#shared/indicator.ts'
import { comparePeriods, type Period } from '#shared/period.ts'

/** One line of a trend: a subject's observations of one indicator, any order of status, ascending periods. */
export interface TrendSeries {
  readonly id: string
  readonly name: string
  readonly traits: Traits
  readonly role: 'home' | 'city' | 'province' | 'nation' | 'peer'
  /** Not the line of what holds now: a plan, or what was published first. */
  readonly dashed?: boolean
  /** A part of a line that is drawn in several. */
  readonly stretch?: { readonly of: string; readonly isLast: boolean }
  readonly observations: readonly Pick<
    BoardObservation,
    'period' | 'value' | 'demo' | 'vintage' | 'missing'
  >[]
}

export interface TrendData {
  /** Every period the rule has between the first and the last observation: a missing one stays a gap. */
  readonly periods: readonly Period[]
  /** Flat rows `[index, value of line 1, value of line 2, …]`, NaN where there is no value. */
  readonly source: Float64Array
  readonly width: number
}

/**
 * Lines over a common run of periods; 1—2月 is one point because January is not a period of the rule (S2). Throws for
 * lines that may not share an axis: {@link sharedAxis} says which may.
 */
export function trendData(lines: readonly TrendSeries[], rule: ReleaseRule, from?: Period): TrendData {
  const [stranger] = sharedAxis(lines).left
  if (stranger)
    throw new Error(`${stranger.name} is no line for this axis: another ${stranger.difference.in}`)
  const all = lines
    .flatMap((line) => line.observations.map((o) => o.period))
    .filter((p) => !from || comparePeriods(p, from) >= 0)
  const sorted = all.sort(comparePeriods)
  const [first, last] = [sorted[0], sorted.at(-1)]
  const periods: Period[] = []
  if (first && last)
    for (let p = first; comparePeriods(p, last) <= 0; p = stepPeriod(rule, p, 1)) periods.push(p)
  const width = lines.length + 1
  const source = new Float64Array(periods.length * width).fill(NaN)
  const row = new Map(periods.map((p, i) => [p, i]))
  periods.forEach((_, i) => (source[i * width] = i))
  lines.forEach((line, column) => {
    for (const { period, value } of line.observations) {
      const i = row.get(period)
      if (i !== undefined && value !== null) source[i * width + column + 1] = value
    }
  })
  return { periods, source, width }
}

/** The values of one line, in period order. */
export const columnOf = ({ source, width, periods }: TrendData, line: number): readonly number[] =>
  periods.map((_, i) => source[i * width + line + 1] ?? NaN)
