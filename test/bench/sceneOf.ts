import { latestOf, observationAt, observationsOf, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { isWorkedOut } from '#shared/indicator.ts'
import { asPeriod, periodParts } from '#shared/period.ts'
import { timeElapsed } from '#shared/progress.ts'
import { PROJECT_PLAN } from '#shared/projectStanding.ts'
import { indicatorOf, isSeriesKey, seriesKey, subjectOf } from '#shared/series.ts'
import { projectIdOf } from '#shared/subject.ts'
import { HEADLINES, WORKSTREAMS } from '#test/support/overview.ts'
import type { Scene, SceneBar, SceneFigure } from '#test/bench/reference/scene.ts'

const MEASURED = 'economy.fixed-asset-investment.growth'
const HOME = '410104'
/** A headline of the wall that also has a trend. */
export const MEASURED_SERIES = seriesKey(MEASURED, HOME)

/** The scene of our wall as data for the reference pages; `shown` are the series that stand on it. */
export function sceneOf(board: Board, catalogue: Catalogue, shown: readonly string[]): Scene {
  const { home, city, nation } = catalogue.site
  const periods = observationsOf(board, seriesKey(MEASURED, home)).map(({ period }) => period)
  const figure = ({ code }: { code: string }): SceneFigure[] => {
    const key = seriesKey(code, home)
    const indicator = catalogue.indicator(code)
    const newest = latestOf(board, key)
    if (!indicator || newest?.value === undefined || newest.value === null || !shown.includes(key)) return []
    const { zh: name, unit, decimals } = indicator
    const computed = isWorkedOut(indicator)
    return [{ series: key, period: newest.period, name, unit, decimals, value: newest.value, computed }]
  }
  return {
    measured: seriesKey(MEASURED, home),
    headlines: HEADLINES.flatMap(figure),
    tiles: WORKSTREAMS.flatMap((code) => figure({ code })),
    bars: shown.flatMap((key) => barOf(board, catalogue, key)),
    lines: [home, city, nation].map((subject) => ({
      series: seriesKey(MEASURED, subject),
      name: catalogue.subject(subject)?.zhShort ?? subject,
      points: periods.map((period) => {
        const observation = observationAt(board, seriesKey(MEASURED, subject), period)
        return [period, observation?.value ?? null] as const
      }),
    })),
  }
}

function barOf(board: Board, catalogue: Catalogue, key: string): SceneBar[] {
  if (!isSeriesKey(key)) return []
  const id = projectIdOf(subjectOf(key))
  const done = latestOf(board, key)
  if (id === undefined || !done || done.value === null) return []
  const year = asPeriod(String(periodParts(done.period).year))
  const plan = observationAt(board, seriesKey(PROJECT_PLAN, subjectOf(key)), year)?.value
  const name = board.records['project']?.[id]?.fields['name']
  const indicator = catalogue.indicator(indicatorOf(key))
  if (!plan || !indicator || typeof name !== 'string') return []
  const { period } = done
  const computed = isWorkedOut(indicator)
  return [{ series: key, period, name, done: done.value, plan, elapsed: timeElapsed(period), computed }]
}
