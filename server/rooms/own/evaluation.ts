import type { OwnBuilder, RoomGround, Standing } from '#server/rooms/ground.ts'
import type { EvaluationIndicators, EvaluationNow } from '#shared/contract/rooms/evaluation.ts'
import { comparePeriods, isPeriod, periodDistance, type Period } from '#shared/period.ts'

const ROUND = 'evaluation-round'
const SCORE = 'indicator-score'
/** So many rounds beside each other. */
const ROUNDS = 4

interface RoundThere {
  readonly standing: Standing
  readonly covers: Period
}

/** The rounds, the newest period first. */
const roundsOf = (ground: RoomGround): readonly RoundThere[] =>
  ground
    .standing(ROUND)
    .flatMap((standing) => {
      const { covers } = standing.whole
      return isPeriod(covers) ? [{ standing, covers }] : []
    })
    .sort((a, b) => comparePeriods(b.covers, a.covers))

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const resultOf = ({ whole }: Standing) => ({
  rank: numberOf(whole['rankCity']),
  score: numberOf(whole['score']),
})

function samplesOf(ground: RoomGround, round: string): EvaluationNow['rounds'][number]['samples'] {
  const drawn = ground
    .referring('sample-enterprise', 'round', round)
    .filter(({ whole }) => whole['state'] !== 'void')
  const answered = drawn.filter(({ whole }) => whole['state'] === 'submitted' || whole['state'] === 'checked')
  return { drawn: drawn.length, answered: answered.length }
}

/** 营商环境评价: the round that each organiser is at, how far it is, and what the rounds before it came to. */
export const evaluationNow: OwnBuilder = (ground): EvaluationNow => {
  const steps = ground.ledgers.get(ROUND)?.states ?? []
  const organisers = Map.groupBy(roundsOf(ground), ({ standing }) => textOf(standing.whole['organiser']))
  return {
    rounds: [...organisers].flatMap(([organiser, rounds]) => {
      const [newest] = rounds
      if (!newest) return []
      const { whole, id } = newest.standing
      const closesOn = isPeriod(whole['closesOn']) ? whole['closesOn'] : null
      const isCollecting = whole['state'] === 'planned' || whole['state'] === 'collecting'
      return [
        {
          ...{ id, covers: newest.covers, closesOn },
          organiser: ground.part(ROUND, 'organiser', organiser),
          steps: steps.map(({ code, zh, en }) => ({ code, name: { zh, en } })),
          at: steps.findIndex(({ code }) => code === whole['state']),
          daysLeft: isCollecting && closesOn ? periodDistance(ground.day, closesOn) : null,
          result: resultOf(newest.standing),
          samples: samplesOf(ground, id),
          published: rounds
            .map(({ standing, covers }) => ({ covers, ...resultOf(standing) }))
            .filter(({ score }) => score !== null)
            .slice(0, 2),
        },
      ]
    }),
  }
}

/** The indicators by the newest rounds that scored them: place, score, whose they are, evidence and open findings. */
export const evaluationIndicators: OwnBuilder = (ground): EvaluationIndicators => {
  const scored = roundsOf(ground)
    .map((round) => ({ ...round, scores: ground.referring(SCORE, 'round', round.standing.id) }))
    .filter(({ scores }) => scores.length > 0)
    .slice(0, ROUNDS)
    .reverse()
  const asked = roundsOf(ground)
    .map((round) => ({ ...round, evidence: ground.referring('evidence-item', 'round', round.standing.id) }))
    .find(({ evidence }) => evidence.length > 0)
  const findings = ground
    .standing('evaluation-finding')
    .filter(({ whole }) => whole['state'] === 'open' || whole['state'] === 'in-progress')
  /** Best in the newest round first. */
  const latest = (indicator: string): number => {
    const one = scored.at(-1)?.scores.find((score) => indicatorOf(score) === indicator)
    return (one && resultOf(one).rank) ?? Infinity
  }
  const names = [...new Set(scored.flatMap(({ scores }) => scores.map(indicatorOf)))].toSorted(
    (a, b) => latest(a) - latest(b) || (a < b ? -1 : 1),
  )
  return {
    rounds: scored.map(({ standing, covers }) => ({ id: standing.id, covers })),
    evidenceOf: asked?.covers ?? null,
    rows: names.map((indicator) => {
      const cells = scored.map(({ scores }) => scores.find((one) => indicatorOf(one) === indicator))
      const unit = cells.findLast((one) => one !== undefined)?.whole['leadUnit']
      const evidence = asked?.evidence.filter((one) => indicatorOf(one) === indicator) ?? []
      return {
        indicator,
        unit: typeof unit === 'string' ? ground.part(SCORE, 'leadUnit', unit) : null,
        cells: cells.map((one) => (one ? resultOf(one) : null)),
        accepted: evidence.filter(({ whole }) => whole['state'] === 'accepted').length,
        asked: evidence.length,
        openFindings: findings.filter((one) => indicatorOf(one) === indicator).length,
      }
    }),
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const indicatorOf = ({ whole }: Standing): string => textOf(whole['indicator'])
