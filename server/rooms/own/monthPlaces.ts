import type { OwnBuilder, RoomGround, Standing } from '#server/rooms/ground.ts'
import type { MonthPlaces, PlaceHistory } from '#shared/contract/rooms/rankings.ts'
import { isPeriod, type Period } from '#shared/period.ts'

const LEDGER = 'monthly-ranking'
/** A year of months is told. */
const MONTHS = 12

interface Placed {
  readonly unit: string
  readonly period: Period
  readonly score: number
  readonly position: number
  readonly standing: Standing
}

/** The published places by topic, then by month, the oldest month first. */
function placesByTopic(ground: RoomGround): ReadonlyMap<string, ReadonlyMap<Period, readonly Placed[]>> {
  const placed = ground.standing(LEDGER).flatMap((standing) => {
    const { unit, period, score, position, domain, state } = standing.whole
    return state === 'published' &&
      typeof unit === 'string' &&
      typeof domain === 'string' &&
      isPeriod(period) &&
      typeof score === 'number' &&
      typeof position === 'number'
      ? [{ domain, one: { unit, period, score, position, standing } }]
      : []
  })
  const topics = new Map<string, ReadonlyMap<Period, readonly Placed[]>>()
  for (const [domain, of] of Map.groupBy(placed, (one) => one.domain)) {
    const months = Map.groupBy(
      of.map(({ one }) => one),
      ({ period }) => period,
    )
    topics.set(domain, new Map([...months].sort(([a], [b]) => (a < b ? -1 : 1))))
  }
  return topics
}

/** 月评比: the newest published month of each topic, with the movement since the one before it. */
export const monthPlaces: OwnBuilder = (ground): MonthPlaces => ({
  topics: [...placesByTopic(ground)].flatMap(([domain, months]) => {
    const [[period, rows] = [], [before, rowsBefore] = []] = [...months].reverse()
    if (period === undefined || !rows) return []
    const sheet = rows.map(({ standing }) => standing.whole['sheet']).find((id) => typeof id === 'string')
    return [
      {
        ...{ domain: ground.part(LEDGER, 'domain', domain), period, before: before ?? null },
        sheet: typeof sheet === 'string' ? ground.title('score-sheet', sheet) : null,
        rows: rows
          .toSorted((a, b) => a.position - b.position)
          .map(({ unit, score, position, standing: { fields } }) => ({
            unit: ground.part(LEDGER, 'unit', unit),
            ...{ score, position, tied: rows.filter((one) => one.position === position).length > 1 },
            before: rowsBefore?.find((one) => one.unit === unit)?.position ?? null,
            note: typeof fields['note'] === 'string' ? fields['note'] : null,
          })),
      },
    ]
  }),
})

/** The places of the last twelve published months, unit by month. */
export const placeHistory: OwnBuilder = (ground): PlaceHistory => ({
  topics: [...placesByTopic(ground)].map(([domain, months]) => {
    const periods = [...months.keys()].slice(-MONTHS)
    const shown = periods.map((period) => months.get(period) ?? [])
    const units = [...new Set(shown.flat().map(({ unit }) => unit))]
    const rows = units.map((unit) => {
      const cells = shown.map((month) => {
        const cell = month.find((one) => one.unit === unit)
        return cell ? { score: cell.score, position: cell.position } : null
      })
      const there = cells.filter((cell) => cell !== null)
      const mean = there.reduce((sum, { position }) => sum + position, 0) / there.length
      return { unit: ground.part(LEDGER, 'unit', unit), mean, cells }
    })
    return {
      domain: ground.part(LEDGER, 'domain', domain),
      periods,
      rows: rows.toSorted((a, b) => a.mean - b.mean),
    }
  }),
})
