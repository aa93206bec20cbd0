import type { IndicatorKind } from '#shared/indicator.ts'

/** Where a light turns: `from` 10 means 10 and more, `beyond` 30 means more than 30. */
export type Bound = { readonly from: number } | { readonly beyond: number }

interface RuleHead {
  readonly code: string
  readonly zh: string
  readonly en: string
  /** Who practises the rule, where it was read. */
  readonly source: string | null
  /** Its yellow and red are findings that stand among the warnings. */
  readonly warns: boolean
  readonly yellow: Bound | null
  readonly red: Bound | null
}

/** With whom or what a figure is compared. */
export type Reference = 'target' | 'city' | 'province' | 'nation'

/** What is known of a record's step: from which day it is awaited, when it was taken, and why it is late. */
export interface StepFields {
  readonly from: string
  readonly done: string
  /** 正当理由: with a reason here the rule keeps silent. */
  readonly excuse: string
  /** What it means where the record does not name the day: not taken yet, or not recorded at all. */
  readonly absent: 'open' | 'unknown'
}

/** A stretch of completion from where the one before ends, and how many points each percent of it gives. */
export interface ScoreBand {
  readonly upTo: number | null
  readonly perPoint: number
}

/**
 * How a light is worked out. Each rule reckons one number, larger is worse, and holds it against its bounds:
 * points behind schedule, distance to the wrong side of a threshold or of another's figure, months or days late,
 * points lost.
 */
export type LightRule = RuleHead &
  (
    | { readonly measure: 'behind-schedule' }
    | { readonly measure: 'threshold'; readonly threshold: number }
    | { readonly measure: 'reference'; readonly reference: Reference }
    | { readonly measure: 'planned-month'; readonly fields: StepFields }
    | { readonly measure: 'months-after'; readonly fields: StepFields }
    | { readonly measure: 'overdue' }
    | { readonly measure: 'score'; readonly bands: readonly ScoreBand[] }
  )
export type Measure = LightRule['measure']
export type LightRuleOf<M extends Measure> = Extract<LightRule, { readonly measure: M }>

/** What rules are applied to: a figure by its kind, every headline figure, every project. */
export type Judged = IndicatorKind | 'headline' | 'project'

/** Rules as data: what the whole bureau applies, and what single figures or lists apply instead. */
export interface LightRules {
  readonly rules: readonly LightRule[]
  readonly defaults: readonly { readonly of: Judged; readonly rules: readonly string[] }[]
  readonly overrides: readonly { readonly of: string; readonly rules: readonly string[] }[]
}

export const NO_LIGHT_RULES: LightRules = { rules: [], defaults: [], overrides: [] }

const named = (rules: LightRules, codes: readonly string[]): readonly LightRule[] =>
  codes.flatMap((code) => rules.rules.filter((rule) => rule.code === code))

/** The rules for everything of a kind. */
export const usualRules = (rules: LightRules, of: Judged): readonly LightRule[] =>
  named(rules, rules.defaults.find((usual) => usual.of === of)?.rules ?? [])

/** The rules of a code: its own, those of the nearest code above it, else those for what it is. */
export function lightRulesOf(rules: LightRules, code: string, of: Judged): readonly LightRule[] {
  for (let at = code; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const own = rules.overrides.find((override) => override.of === at)
    if (own) return named(rules, own.rules)
  }
  return usualRules(rules, of)
}
