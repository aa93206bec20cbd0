import type { OwnBuilder, RoomGround, Standing } from '#server/rooms/ground.ts'
import type { TourPlaces } from '#shared/contract/rooms/rankings.ts'
import { isPeriod } from '#shared/period.ts'
import { ranked } from '#shared/ranking.ts'

const EVENT = 'observation-event'
const RESULT = 'observation-result'

/** 观摩评比: the newest published tour of each topic with the movement since the one before it, and the units' means. */
export const tourPlaces: OwnBuilder = (ground): TourPlaces => {
  const tours = ground
    .standing(EVENT)
    .filter(({ whole }) => whole['state'] === 'published' && isPeriod(whole['heldOn']))
    .toSorted((a, b) => (heldOn(a) < heldOn(b) ? 1 : -1))
  const year = ground.day.slice(0, 4)
  const topics = Map.groupBy(tours, ({ whole }) => textOf(whole['domain']))
  return {
    held: ground.standing(EVENT).filter((tour) => heldOn(tour).startsWith(year)).length,
    tours: [...topics.values()].flatMap(([newest, before]) =>
      newest ? [tourOf(ground, newest, before)] : [],
    ),
    units: unitMeans(
      ground,
      tours.filter((tour) => heldOn(tour).startsWith(year)),
    ),
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const heldOn = ({ whole }: Standing): string => textOf(whole['heldOn'])

/** What a tour came to, best first. */
function placesOf(ground: RoomGround, tour: string) {
  return ground
    .referring(RESULT, 'event', tour)
    .flatMap(({ whole, fields }) => {
      const { project, score, position, unit } = whole
      return typeof project === 'string' && typeof score === 'number' && typeof position === 'number'
        ? [{ project, score, position, unit: textOf(unit), note: textOf(fields['note']) }]
        : []
    })
    .sort((a, b) => a.position - b.position)
}

function tourOf(
  ground: RoomGround,
  { id, whole, fields }: Standing,
  before: Standing | undefined,
): TourPlaces['tours'][number] {
  const rows = placesOf(ground, id)
  const earlier = before ? placesOf(ground, before.id) : []
  const day = whole['heldOn']
  const sheet = textOf(whole['sheet'])
  return {
    id,
    domain: ground.part(EVENT, 'domain', textOf(whole['domain'])),
    day: isPeriod(day) ? day : ground.day,
    sheet: sheet === '' ? null : ground.title('score-sheet', sheet),
    notes: textOf(fields['notes']) || null,
    rows: rows.map(({ project, score, position, unit, note }) => ({
      id: project,
      project: ground.title('project', project),
      unit: unit === '' ? null : ground.part(RESULT, 'unit', unit),
      ...{ score, position, tied: rows.filter((row) => row.position === position).length > 1 },
      before: earlier.find((row) => row.project === project)?.position ?? null,
      note: note || null,
    })),
  }
}

function unitMeans(ground: RoomGround, tours: readonly Standing[]): TourPlaces['units'] {
  const results = tours.flatMap(({ id }) => placesOf(ground, id)).filter(({ unit }) => unit !== '')
  const means = [...Map.groupBy(results, ({ unit }) => unit)].map(([unit, of]) => ({
    unit,
    projects: of.length,
    value: of.reduce((sum, { score }) => sum + score, 0) / of.length,
  }))
  const { rankTies } = ground.catalogue.site.conventions
  return ranked(means, -1, rankTies).map(({ unit, projects, value, rank, tied }) => ({
    ...{ unit: ground.part(RESULT, 'unit', unit), mean: value, projects, rank, tied },
  }))
}
