import type { RoomGround, Standing } from '#server/rooms/ground.ts'
import type { ProjectPage } from '#shared/contract/rooms/projects.ts'
import { stateOf } from '#shared/ledger/events.ts'
import { comparePeriods, isPeriod, periodParts } from '#shared/period.ts'
import { placesSaid, readRecordFigure } from '#shared/recordFigure.ts'

type Year = ProjectPage['years'][number]

/** Plan and investment year by year, from the records themselves: the board holds no more than some forty months. */
export function projectYears(
  { catalogue, day, view }: RoomGround,
  project: Standing,
  filings: readonly Standing[],
): Year[] {
  const years = new Map<number, Year>()
  const known = (year: number): Year => years.get(year) ?? { year, plan: null, invested: null, period: null }
  for (const figure of catalogue.recordFigures ?? []) {
    if (figure.kind === 'set')
      for (const place of placesSaid(figure, project.record)) {
        const plan = readRecordFigure(figure, place, view)?.value ?? null
        const { year } = periodParts(place.period)
        if (plan !== null && year <= periodParts(day).year) years.set(year, { ...known(year), plan })
      }
    else
      for (const { whole } of filings) {
        const [period, invested] = [whole[figure.by], whole[figure.field]]
        if (!isPeriod(period) || !figure.states.includes(stateOf(whole) ?? '')) continue
        const year = known(periodParts(period).year)
        if (typeof invested === 'number' && (year.period === null || comparePeriods(year.period, period) < 0))
          years.set(year.year, { ...year, period, invested })
      }
  }
  return [...years.values()].sort((a, b) => a.year - b.year)
}
