import { dividedBy, plus, rational, times, toNumber, type Rational } from '#shared/formula/rational.ts'
import { ranked, type RankTies } from '#shared/ranking.ts'
import { round, type Rounding } from '#shared/rounding.ts'

/** One line of a score sheet; a round without a sheet has a single one whose id is null. */
export interface SheetItem {
  readonly id: string | null
  /** Percent of the whole. */
  readonly weight: number
  /** Full marks. */
  readonly max: number
}

/** What a judge gave for an item; a month's round has no judges. */
export interface Mark {
  readonly item: string | null
  readonly judge: string | null
  readonly score: number
}

/** A round without a sheet: one mark of 0 to 100. */
export const WHOLE: SheetItem = { id: null, weight: 100, max: 100 }
/** Scores are published, and placed, at so many decimals. */
export const SCORE_DECIMALS = 2

/**
 * Sum over the items of mean mark ÷ full marks × weight, exact until it is rounded once; undefined while an item has no
 * mark at all, since nothing is guessed.
 */
export function weightedScore(
  items: readonly SheetItem[],
  marks: readonly Mark[],
  rounding: Rounding,
): number | undefined {
  let whole = rational(0)
  for (const { id, weight, max } of items) {
    const mean = meanOf(marks.filter(({ item }) => item === id).map(({ score }) => score))
    const share = mean && dividedBy(times(mean, rational(weight)), rational(max))
    if (!share) return undefined
    whole = plus(whole, share)
  }
  return items.length === 0 ? undefined : round(toNumber(whole), SCORE_DECIMALS, rounding)
}

const meanOf = (scores: readonly number[]): Rational | undefined =>
  dividedBy(
    scores.reduce((sum, score) => plus(sum, rational(score)), rational(0)),
    rational(scores.length),
  )

/** Who is ranked in a round, with the marks that they were given. */
export interface Candidate {
  readonly id: string
  readonly marks: readonly Mark[]
}

/** Where a candidate stands; without a score they have no place yet. */
export interface Standing {
  readonly id: string
  readonly score: number | null
  readonly position: number | null
  readonly tied: boolean
  /** How many marks are still to be given: every judge gives every candidate one for every item. */
  readonly missing: number
}

export interface Conventions {
  readonly rounding: Rounding
  readonly rankTies: RankTies
}

/** The candidates by place, those without a score last. Judges are all who have given any mark in the round. */
export function standings(
  items: readonly SheetItem[],
  candidates: readonly Candidate[],
  { rounding, rankTies }: Conventions,
): readonly Standing[] {
  const judges = new Set(candidates.flatMap(({ marks }) => marks.map(({ judge }) => judge)))
  const wanted = items.length * Math.max(1, judges.size)
  const scored: { id: string; value: number; missing: number }[] = []
  const open: Standing[] = []
  for (const { id, marks } of candidates) {
    const missing = wanted - marks.filter(({ item }) => items.some((one) => one.id === item)).length
    const value = weightedScore(items, marks, rounding)
    if (value === undefined) open.push({ id, score: null, position: null, tied: false, missing })
    else scored.push({ id, value, missing })
  }
  const placed = ranked(scored, -1, rankTies).map(({ id, value, rank, tied, missing }): Standing => ({
    id,
    score: value,
    position: rank,
    tied,
    missing,
  }))
  return [...placed, ...open]
}
