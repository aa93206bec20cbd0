import { comparisonOf } from '#client/tablet/comparable.ts'
import { ACCUMULATES, annualPlans, planProgress } from '#shared/annualPlan.ts'
import { observationAt, type Board, type BoardObservation } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { comparability, seriesTraits } from '#shared/comparability.ts'
import { lastYearPeriod, stepPeriod, type Indicator } from '#shared/indicator.ts'
import { judgeFigure } from '#shared/light/judgeFigure.ts'
import type { Judgement } from '#shared/light/judgement.ts'
import type { Reference } from '#shared/light/lightRule.ts'
import { worstOf } from '#shared/light/worst.ts'
import { decimalDifference, toneOf, type Movement } from '#shared/movement.ts'
import type { Period } from '#shared/period.ts'
import type { Progress } from '#shared/progress.ts'
import { placeOf, rankPeers, type Place } from '#shared/ranking.ts'
import { seriesKey } from '#shared/series.ts'

type Tone = Movement['tone']
interface Marked {
  readonly demo: boolean
}

/** What stands beside the figure; each is worded by the reader's language. */
export type ComparisonCard = Marked &
  (
    | { readonly kind: 'rank'; readonly place: Place }
    | {
        readonly kind: 'difference'
        readonly subject: string
        readonly delta: number
        readonly value: number
        readonly tone: Tone
        readonly judgement: Judgement | undefined
      }
    | { readonly kind: 'share'; readonly subject: string; readonly share: number; readonly value: number }
    | {
        readonly kind: 'plan'
        /** Code of the indicator that holds the target. */
        readonly by: string
        readonly progress: Progress
        readonly target: number
        readonly judgement: Judgement | undefined
      }
    | {
        readonly kind: 'goal'
        readonly by: string
        readonly delta: number
        readonly target: number
        readonly tone: Tone
        readonly judgement: Judgement | undefined
      }
    | {
        readonly kind: 'linked'
        readonly indicator: Indicator
        readonly period: Period
        readonly value: number
      }
    | {
        readonly kind: 'earlier'
        readonly against: Movement['against']
        readonly period: Period
        readonly value: number
      }
  )

/**
 * What can truly be said beside an indicator's figure for a subject and period, the most telling first: the place
 * among the peers, the distance to the areas above, to the year's target, the published counterpart (the growth of a
 * level, what a rank ranks), the same period last year, the period before.
 */
export function* comparisonCards(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  subject: string,
  period: Period,
): Generator<ComparisonCard> {
  const own = observationAt(board, seriesKey(indicator.code, subject), period)
  if (!own || own.value === null) return
  const figure = { ...own, value: own.value, subject }
  const { site } = catalogue
  if (subject === site.home) yield* rankCard(board, catalogue, indicator, period)
  const above = [site.city, site.province, site.nation].filter((area) => area !== subject)
  yield* aboveCards(board, catalogue, indicator, figure, above.slice(0, 1))
  yield* targetCard(board, catalogue, indicator, subject, figure)
  yield* linkedCards(board, catalogue, indicator, subject, period)
  yield* earlierCard(board, catalogue, indicator, subject, figure, 'last-year')
  yield* aboveCards(board, catalogue, indicator, figure, above.slice(1))
  yield* earlierCard(board, catalogue, indicator, subject, figure, 'previous')
}

type Figure = BoardObservation & { readonly value: number; readonly subject: string }

function* rankCard(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  period: Period,
): Generator<ComparisonCard> {
  if (indicator.kind === 'rank' || indicator.better === 'neutral') return
  const earlier = stepPeriod(catalogue.rule(indicator.rule), period, -1)
  const place = placeOf(
    rankPeers(board, catalogue, indicator, period),
    catalogue.site.home,
    rankPeers(board, catalogue, indicator, earlier),
  )
  if (place) yield { kind: 'rank', place, demo: place.demo }
}

function* aboveCards(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  own: Figure,
  areas: readonly string[],
): Generator<ComparisonCard> {
  const comparison = comparisonOf(catalogue, indicator)
  const ours = seriesTraits(catalogue, indicator, own.subject)
  const judgements = judgeFigure({ board, catalogue, indicator, subject: own.subject, period: own.period })
  const goesWith = (area: string): boolean =>
    comparability(ours, seriesTraits(catalogue, indicator, area), 'comparison').allowed
  for (const subject of areas) {
    const other = observationAt(board, seriesKey(indicator.code, subject), own.period)
    if (!other || other.value === null || !goesWith(subject)) continue
    const demo = own.demo === true || other.demo === true
    if (comparison === 'difference') {
      const delta = decimalDifference(own.value, other.value)
      const judgement = judgements.find(
        ({ rule }) => rule.measure === 'reference' && areaOf(catalogue, rule.reference) === subject,
      )
      const tone = toneOf(delta, indicator)
      yield { kind: 'difference', subject, delta, value: other.value, tone, judgement, demo }
    } else if (comparison === 'share' && own.value >= 0 && other.value > 0)
      yield { kind: 'share', subject, share: (own.value / other.value) * 100, value: other.value, demo }
  }
}

const areaOf = ({ site }: Catalogue, reference: Reference): string | undefined =>
  reference === 'target' ? undefined : site[reference]

function* targetCard(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  subject: string,
  own: Figure,
): Generator<ComparisonCard> {
  const [first] = annualPlans(board, catalogue, indicator, subject, own.period)
  if (!first) return
  const judgements = judgeFigure({ board, catalogue, indicator, subject, period: own.period })
  if (!ACCUMULATES.has(indicator.kind)) {
    const delta = decimalDifference(own.value, first.value)
    const demo = own.demo === true || first.demo
    const judgement = judgements.find(
      ({ rule }) => rule.measure === 'reference' && rule.reference === 'target',
    )
    yield {
      kind: 'goal',
      by: first.target.code,
      delta,
      target: first.value,
      tone: toneOf(delta, indicator),
      judgement,
      demo,
    }
    return
  }
  const [furthest] = planProgress(board, catalogue, indicator, subject, own)
  if (!furthest) return
  const { plan, progress } = furthest
  const demo = own.demo === true || plan.demo
  yield {
    kind: 'plan',
    by: plan.target.code,
    progress,
    target: plan.value,
    judgement: worstOf(judgements),
    demo,
  }
}

/** The published growth of a level, the level of a growth, what a rank ranks: never one computed from the other. */
function* linkedCards(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  subject: string,
  period: Period,
): Generator<ComparisonCard> {
  const isLinked = (other: Indicator): boolean =>
    other.growthOf === indicator.code ||
    indicator.growthOf === other.code ||
    indicator.rankOf === other.code ||
    indicator.targetOf === other.code
  for (const other of catalogue.indicators.filter(isLinked)) {
    const linked = observationAt(board, seriesKey(other.code, subject), period)
    if (linked && linked.value !== null)
      yield { kind: 'linked', indicator: other, period, value: linked.value, demo: linked.demo === true }
  }
}

function* earlierCard(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  subject: string,
  own: Figure,
  against: Movement['against'],
): Generator<ComparisonCard> {
  const rule = catalogue.rule(indicator.rule)
  const lastYear = lastYearPeriod(own.period)
  const period = against === 'previous' ? stepPeriod(rule, own.period, -1) : lastYear
  if (against === 'previous' && period === lastYear) return
  const earlier = observationAt(board, seriesKey(indicator.code, subject), period)
  if (!earlier || earlier.value === null) return
  yield { kind: 'earlier', against, period, value: earlier.value, demo: earlier.demo === true }
}
