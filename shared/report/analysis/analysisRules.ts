/** What a domain's analysis may say, and what of it matters: the rules are data, `catalogue/analysis-rules.json`. */
export interface AnalysisRules {
  readonly emphasis: Emphasis
  readonly domains: readonly DomainAnalysis[]
}

/** What makes a finding weigh more than its rule does; the weights are added. */
export interface Emphasis {
  /** A growth turned into a decline, or a decline into a growth. */
  readonly turn: number
  /** It moved to the worse side of its polarity. */
  readonly worse: number
  /** It lies behind schedule or target. */
  readonly behind: number
}

export interface DomainAnalysis {
  readonly domain: string
  /** So many sentences at most, those that weigh most; they stand in the order of the rules. */
  readonly most: number
  readonly rules: readonly AnalysisRule[]
  /** Figures that are named as overdue once their day in the release calendar is past; not counted by `most`. */
  readonly awaited: readonly string[]
}

interface Ruled {
  /** Codes of figures, in the order in which they are told. */
  readonly of: readonly string[]
  readonly weight: number
  /** So many of the figures at most, those that weigh most. */
  readonly most: number
}
/** A total and its parts; with `rest` the parts leave something, which has this name. */
interface Whole {
  readonly weight: number
  readonly total: string
  readonly parts: readonly string[]
  readonly rest?: { readonly zh: string; readonly en: string } | undefined
}

export const SENTENCE_KINDS = ['movement', 'beside', 'rank', 'schedule', 'contributions', 'parts'] as const
export type SentenceKind = (typeof SENTENCE_KINDS)[number]
export const BESIDE = ['city', 'province', 'nation'] as const
export type Beside = (typeof BESIDE)[number]

/** How it stands, and how that moved. */
export type MovementRule = Ruled & { readonly say: 'movement'; readonly against: 'previous' | 'last-year' }
/** The same figure of city, province or nation for the same period. */
export type BesideRule = Ruled & { readonly say: 'beside'; readonly with: readonly Beside[] }
/** The place among the districts, and how it moved. */
export type RankRule = Ruled & { readonly say: 'rank' }
/** How far it is with its plan or target, and against the schedule. */
export type ScheduleRule = Ruled & { readonly say: 'schedule' }
/** By how many points each part moved the growth of the total (拉动). */
export type ContributionsRule = Whole & { readonly say: 'contributions' }
/** What a total is made of. */
export type PartsRule = Whole & { readonly say: 'parts' }

export type AnalysisRule = MovementRule | BesideRule | RankRule | ScheduleRule | ContributionsRule | PartsRule
