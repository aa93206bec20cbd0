import { latestOf, observationAt, type Board, type BoardObservation } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { ReleaseRequestInput } from '#shared/contract/releaseRequest.ts'
import type { Indicator } from '#shared/indicator.ts'
import { asPeriod, periodParts, shanghaiDay, type Period } from '#shared/period.ts'
import { PROJECT_INVESTED, PROJECT_PLAN, projectStandings } from '#shared/projectStanding.ts'
import { currentFields } from '#shared/ledger/record.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'
import { ranked } from '#shared/ranking.ts'
import { roundHalfUp } from '#shared/rounding.ts'
import { seriesKey } from '#shared/series.ts'
import { projectSubject } from '#shared/subject.ts'
import { shiftDecimal } from '#shared/unit.ts'
import { chance, pick, swing } from '#server/demo/made/chance.ts'

type ObservationInput = NonNullable<ReleaseRequestInput['observations']>[number]
type RecordInput = NonNullable<ReleaseRequestInput['records']>[number]

export interface PulseGround {
  readonly records: Pick<RecordView, 'referring'>
  /** Where each rate began, so that none wanders off. */
  readonly from: Map<string, number>
}

/** Of ten releases so many report on a project; the others revise a headline rate. */
const PROJECT_TENTHS = 3
const OWN_SHARE = 0.55
const REASON = '演示：数据核实修订'
/** Furthest from the value that the demonstration began with, in percentage points. */
const WIDEST = 1.5

/**
 * What the demonstration's clerk publishes next on a board: a headline rate of the district or a neighbour a few
 * tenths off, with the district's place if that changes, or a project's filing put right. Only where the newest figure
 * is a generated one. `beat` chooses.
 */
export function pulseFigure(
  board: Board,
  catalogue: Catalogue,
  { records, from }: PulseGround,
  beat: number,
): ReleaseRequestInput | undefined {
  if (chance('pulse', beat) * 10 < PROJECT_TENTHS) {
    const filing = projectProgress(board, catalogue, records, beat)
    return filing && { records: [filing] }
  }
  const observations = headlineRate(board, catalogue, beat, from)
  return observations.length > 0 ? { observations: [...observations] } : undefined
}

function projectProgress(
  board: Board,
  catalogue: Catalogue,
  records: PulseGround['records'],
  beat: number,
): RecordInput | undefined {
  const projects = projectStandings(board, catalogue, shanghaiDay(Date.parse(board.at))).filter(
    ({ progress, demo }) => progress && demo && progress.completion < 105,
  )
  if (projects.length === 0) return undefined
  const { id } = pick(projects, 'project', beat)
  const key = seriesKey(PROJECT_INVESTED, projectSubject(id))
  const done = latestOf(board, key)
  const plan =
    done && observationAt(board, seriesKey(PROJECT_PLAN, projectSubject(id)), yearOf(done.period))?.value
  const filed = records
    .referring('project-progress', 'project', id)
    .find((one) => currentFields(one)['period'] === done?.period)
  if (!done?.demo || done.value === null || !plan || !filed) return undefined
  const more = Math.ceil(plan * (0.002 + 0.012 * chance('more', beat)))
  const fields = { investedYtd: shiftDecimal(done.value + more, 4) }
  return { entity: filed.entity, id: filed.id, fields, reason: REASON }
}

function headlineRate(
  board: Board,
  catalogue: Catalogue,
  beat: number,
  from: Map<string, number>,
): readonly ObservationInput[] {
  const { home, peers } = catalogue.site
  const rates = catalogue.indicators.filter((i) => i.headline && i.kind === 'growth-yoy' && i.basis === 'ytd')
  const indicator = pick(rates, 'rate', beat)
  const area = chance('own', beat) < OWN_SHARE ? home : pick(peers, 'peer', beat)
  const key = seriesKey(indicator.code, area)
  const now = latestOf(board, key)
  if (!now?.demo || now.value === null) return []
  const began = from.get(`${key} ${now.period}`) ?? now.value
  from.set(`${key} ${now.period}`, began)
  const step = roundHalfUp(swing('step', beat) * 0.3, 1) || 0.1
  const value = roundHalfUp(
    Math.abs(now.value + step - began) > WIDEST ? now.value - step : now.value + step,
    1,
  )
  return [revision(key, now, value), ...placeAfter(board, catalogue, indicator, area, now.period, value)]
}

/** The district's published place in the city, where the new value changes it. */
function placeAfter(
  board: Board,
  catalogue: Catalogue,
  { code }: Indicator,
  area: string,
  period: Period,
  value: number,
): readonly ObservationInput[] {
  const { home, peers, conventions } = catalogue.site
  const rank = catalogue.indicators.find(({ rankOf }) => rankOf === code)
  const key = rank && seriesKey(rank.code, home)
  const published = key && observationAt(board, key, period)
  if (!key || !published?.demo) return []
  const values = peers.flatMap((peer) => {
    const known = peer === area ? value : observationAt(board, seriesKey(code, peer), period)?.value
    return known === undefined || known === null ? [] : [{ peer, value: known }]
  })
  const place = ranked(values, -1, conventions.rankTies).find(({ peer }) => peer === home)?.rank
  return place === undefined || place === published.value ? [] : [revision(key, published, place)]
}

const yearOf = (period: Period): Period => asPeriod(String(periodParts(period).year))

const revision = (
  series: ObservationInput['series'],
  before: BoardObservation,
  value: number,
): ObservationInput => ({
  series,
  period: before.period,
  value,
  reason: REASON,
  basedOn: before.vintage,
})
